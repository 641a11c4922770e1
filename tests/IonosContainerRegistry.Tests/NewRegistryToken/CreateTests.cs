using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.NewRegistryToken;

public sealed class CreateTests : ConnectedSession
{
    [Fact]
    public void Sends_only_the_name_if_nothing_else_is_specified()
    {
        Succeed("New-RegistryToken $registry fresh");

        Assert.Equal(["POST /first/tokens"], Requests);
        Assert.Equal(["""{"properties":{"name":"fresh"}}"""], Bodies);
    }

    [Fact]
    public void Sends_all_specified_properties()
    {
        Succeed(
            """
            New-RegistryToken -RegistryId $registry -Name fresh -Status disabled -ExpiryDate 2037-01-02T03:04:05+02:00 `
                -Scope 'repository:team-a/*:pull,push', @{ Type = 'registry'; Name = '*'; Actions = 'list' }
            """);

        using var body = JsonDocument.Parse(Assert.Single(Bodies));
        JsonElement properties = body.RootElement.GetProperty("properties");
        Assert.Equal("fresh", properties.GetProperty("name").GetString());
        Assert.Equal("disabled", properties.GetProperty("status").GetString());
        Assert.Equal("2037-01-02T01:04:05Z", properties.GetProperty("expiryDate").GetString());
        Assert.Equal(
            """[{"type":"repository","name":"team-a/*","actions":["pull","push"]},"""
                + """{"type":"registry","name":"*","actions":["list"]}]""",
            properties.GetProperty("scopes").GetRawText());
    }

    [Fact]
    public void Returns_the_token_with_its_password_as_a_credential()
    {
        var token = (RegistryToken)Succeed("New-RegistryToken $registry fresh").Single().BaseObject;

        TokenRecord stored = Service.Store.FindToken(Registry, "fresh")!;
        Assert.Equal(Registry, token.RegistryId);
        Assert.Equal(stored.Id, token.TokenId);
        Assert.Equal("fresh", token.Credential!.UserName);
        Assert.Equal(stored.Password, token.Credential.GetNetworkCredential().Password);
    }

    [Fact]
    public void Counts_a_lifetime_from_now()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;

        Succeed("New-RegistryToken $registry fresh -ExpiresIn 1d12h");

        DateTimeOffset expiry = Service.Store.FindToken(Registry, "fresh")!.ExpiryDate!.Value;
        Assert.InRange(expiry, before.AddHours(36), DateTimeOffset.UtcNow.AddHours(36).AddSeconds(3));
    }

    [Fact]
    public void A_lifetime_argument_overrides_the_expiry_date_of_copied_tokens()
    {
        Service.Store.ClearTokens(Other);

        Succeed("Get-RegistryToken $registry | New-RegistryToken -RegistryId $other -ExpiresIn 30d");

        TokenRecord[] copies = [.. Tokens.Select(token => Service.Store.FindToken(Other, token.Name)!)];
        Assert.All(
            copies, copy => Assert.InRange((copy.ExpiryDate!.Value - DateTimeOffset.UtcNow).TotalDays, 29.9, 30.1));
    }

    [Fact]
    public void A_date_argument_overrides_the_lifetime_of_an_input_object()
    {
        Succeed(
            "[pscustomobject]@{ Name = 'fresh'; ExpiresIn = '1d' }"
            + " | New-RegistryToken $registry -ExpiryDate 2037-01-01T00:00:00Z");

        Assert.Equal(2037, Service.Store.FindToken(Registry, "fresh")!.ExpiryDate!.Value.Year);
    }

    [Fact]
    public void An_input_object_with_a_date_and_a_lifetime_is_refused()
    {
        ErrorRecord error = Fail(
            "[pscustomobject]@{ Name = 'fresh'; ExpiresIn = '1d'; ExpiryDate = '2037-01-01' }"
            + " | New-RegistryToken $registry");

        Assert.Equal("InvalidParameterCombination", IdOf(error));
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("-Name 9lives", "-Name")]
    [InlineData("-Name a", "-Name")]
    [InlineData("-Name ends-", "-Name")]
    [InlineData("-Name under_score", "-Name")]
    [InlineData("-Name \"line`n\"", "-Name")]
    [InlineData("-Name fresh -ExpiresIn 59min", "-ExpiresIn")]
    [InlineData("-Name fresh -ExpiryDate 2020-01-01", "-ExpiryDate")]
    public void Refuses_an_input_object_with_invalid_values(string arguments, string parameter)
    {
        ErrorRecord error = Fail("New-RegistryToken $registry " + arguments);

        Assert.Equal("InvalidParameter,IonosContainerRegistry.NewRegistryTokenCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.StartsWith(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("Name", "''")]
    [InlineData("RegistryId", "''")]
    [InlineData("Scope", "''")]
    [InlineData("Scope", "rubbish")]
    [InlineData("Status", "''")]
    [InlineData("ExpiryDate", "''")]
    [InlineData("ExpiryDate", "rubbish")]
    [InlineData("ExpiresIn", "''")]
    [InlineData("ExpiresIn", "90m")]
    [InlineData("ExpiresIn", "30")]
    [InlineData("ThrottleLimit", "0")]
    public void Refuses_an_empty_or_invalid_argument(string parameter, string value)
    {
        string others =
            (parameter == "Name" ? "" : " -Name fresh") + (parameter == "RegistryId" ? "" : " -RegistryId $registry");

        ErrorRecord error = Terminate($"New-RegistryToken{others} -{parameter} {value}");

        Assert.Contains(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Fact]
    public void Accepts_names_of_two_and_of_63_characters()
    {
        Succeed("New-RegistryToken $registry ab; New-RegistryToken $registry ('a' * 63)");

        Assert.Equal(2, Bodies.Length);
    }

    [Fact]
    public void Reports_a_name_that_is_taken_and_creates_the_rest()
    {
        ShellResult result = Run(
            "'one', 'ci-0006', 'two' | ForEach-Object { [pscustomobject]@{ Name = $_ } }"
            + " | New-RegistryToken $registry");

        Assert.Equal(["one", "two"], result.Output.Select(token => ((RegistryToken)token.BaseObject).Name));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("Conflict", IdOf(error));
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal("ci-0006", error.TargetObject);
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        Assert.Empty(Succeed("New-RegistryToken $registry fresh -Scope repository:*:pull -WhatIf"));

        Assert.Empty(Requests);
        Assert.Contains("repository:*:pull", Session.Host.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creates_one_token_at_a_time_by_default()
    {
        Fault first = Service.Faults.Add(new Fault { Method = "POST", Hold = true });
        ShellRun run = Session.Start(
            "1..3 | ForEach-Object { [pscustomobject]@{ Name = \"row-$_\" } } | New-RegistryToken $registry");
        await first.Reached;
        Assert.Equal(1, first.Hits);

        first.Release();
        await run.Completion;
        Assert.Equal(1, Service.PeakConcurrency);
    }

    [Fact]
    public async Task Results_keep_the_order_of_the_input()
    {
        Fault earlier = Service.Faults.Add(new Fault
        {
            Method = "POST",
            When = request => request.Body.Contains("row-4", StringComparison.Ordinal),
            Hold = true,
        });
        Fault last = Service.Faults.Add(new Fault
        {
            Method = "POST",
            When = request => request.Body.Contains("row-6", StringComparison.Ordinal),
            TransformBody = text => text,
        });

        ShellRun run = Session.Start(
            "1..6 | ForEach-Object { [pscustomobject]@{ Name = \"row-$_\" } }"
            + " | New-RegistryToken $registry -ThrottleLimit 3");
        await Task.WhenAll(earlier.Reached, last.Reached);
        Assert.Equal(3, run.OutputCount);
        earlier.Release();

        ShellResult result = await run.Completion;
        Assert.Equal(
            Enumerable.Range(1, 6).Select(row => $"row-{row}"),
            result.Output.Select(token => ((RegistryToken)token.BaseObject).Name));
    }
}
