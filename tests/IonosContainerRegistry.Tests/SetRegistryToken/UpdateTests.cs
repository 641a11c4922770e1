using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.SetRegistryToken;

public sealed class UpdateTests : ConnectedSession
{
    [Theory]
    [InlineData("-Status disabled", """{"status":"disabled"}""")]
    [InlineData("-NoExpiry", """{"expiryDate":null}""")]
    [InlineData("-ExpiryDate 2037-01-02T03:04:05Z", """{"expiryDate":"2037-01-02T03:04:05Z"}""")]
    [InlineData("-Scope repository:x:pull", """{"scopes":[{"type":"repository","name":"x","actions":["pull"]}]}""")]
    [InlineData("-Scopes repository:x:pull", """{"scopes":[{"type":"repository","name":"x","actions":["pull"]}]}""")]
    public void Sends_only_the_specified_properties(string change, string body)
    {
        Assert.Empty(Succeed("Set-RegistryToken $registry $ids[0] " + change));

        Assert.Equal([$"PATCH /first/tokens/{Tokens[0].Id}"], Requests);
        Assert.Equal([body], Bodies);
    }

    [Fact]
    public void Sends_several_changes_in_one_request()
    {
        Succeed("Set-RegistryToken $registry $ids[0] -Status disabled -NoExpiry -Scope repository:x:pull");

        using var body = JsonDocument.Parse(Assert.Single(Bodies));
        Assert.Equal(
            ["expiryDate", "scopes", "status"],
            body.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Counts_a_lifetime_from_now()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;

        Succeed("Set-RegistryToken $registry $ids[0] -ExpiresIn 2w");

        Assert.InRange(
            Tokens[0].ExpiryDate!.Value, before.AddDays(14), DateTimeOffset.UtcNow.AddDays(14).AddSeconds(3));
    }

    [Fact]
    public void Sends_nothing_without_changes()
    {
        ShellResult result = Run("Set-RegistryToken $registry $ids[0], $ids[1]");

        Assert.Empty(result.Errors);
        Assert.Empty(Requests);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void Changes_all_specified_tokens()
    {
        Succeed("Set-RegistryToken -RegistryId $registry -TokenId $ids -Status disabled");

        Assert.Equal(6, Requests.Length);
        Assert.All(Tokens, token => Assert.Equal("disabled", token.Status));
    }

    [Fact]
    public void Returns_the_changed_token_with_PassThru_only()
    {
        var token = (RegistryToken)Succeed(
            "Set-RegistryToken $registry $ids[1] -Status disabled -PassThru").Single().BaseObject;

        Assert.Equal(Registry, token.RegistryId);
        Assert.Equal(Tokens[1].Id, token.TokenId);
        Assert.Equal("disabled", token.Status);
        Assert.Null(token.Credential);
    }

    [Fact]
    public void Uses_only_the_IDs_of_piped_tokens()
    {
        Succeed("Get-RegistryToken $registry -Name scanner-* | Set-RegistryToken -Status disabled");

        Assert.Equal(["""{"status":"disabled"}"""], Bodies);
    }

    [Theory]
    [InlineData("-Status")]
    [InlineData("-ExpiryDate")]
    [InlineData("-ExpiresIn")]
    [InlineData("-Scope")]
    [InlineData("-AddScope")]
    [InlineData("-RemoveScope")]
    public void Refuses_an_empty_argument(string parameter)
    {
        ErrorRecord error = Terminate($"Set-RegistryToken $registry $ids[0] {parameter} ''");

        Assert.Equal("InvalidParameter", IdOf(error));
        Assert.Contains(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("-NoExpiry -ExpiresIn 30d", "-NoExpiry")]
    [InlineData("-NoExpiry -ExpiryDate 2037-01-01", "-NoExpiry")]
    [InlineData("-ExpiresIn 30d -ExpiryDate 2037-01-01", "-ExpiresIn")]
    [InlineData("-Scope repository:x:pull -AddScope repository:y:pull", "-AddScope")]
    [InlineData("-Scope repository:x:pull -RemoveScope repository:y", "-RemoveScope")]
    [InlineData("-ExpiresIn 10min", "-ExpiresIn")]
    [InlineData("-ExpiryDate 2020-01-01", "-ExpiryDate")]
    public void Refuses_invalid_changes_before_any_request(string change, string parameter)
    {
        ErrorRecord error = Terminate("Get-RegistryToken $registry | Set-RegistryToken " + change);

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(parameter, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Requests, request => request.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_shows_the_change_and_sends_nothing()
    {
        Succeed("Set-RegistryToken $registry $ids[0] -Status disabled -NoExpiry -AddScope repository:x:pull -WhatIf");

        Assert.Empty(Requests);
        string text = Session.Host.Screen.Text;
        Assert.Contains(Tokens[0].Id.ToString(), text, StringComparison.Ordinal);
        Assert.Contains("status to 'disabled'", text, StringComparison.Ordinal);
        Assert.Contains("repository:x:pull", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_a_missing_token_and_changes_the_others()
    {
        Service.Store.RemoveToken(Registry, Tokens[1].Id);

        ErrorRecord error = Fail("Set-RegistryToken $registry $ids -Status disabled");

        Assert.Equal("NotFound,IonosContainerRegistry.SetRegistryTokenCommand", error.FullyQualifiedErrorId);
        Assert.Equal(((Guid[])Session.GetVariable("ids")!)[1], error.TargetObject);
        Assert.All(Tokens, token => Assert.Equal("disabled", token.Status));
    }

    [Fact]
    public async System.Threading.Tasks.Task Changes_several_at_once_and_keeps_their_order()
    {
        // The objects that the pipeline has accepted raise the limit.
        Fault fourth = Service.Faults.Add(new Fault { PathContains = Tokens[3].Id.ToString(), Hold = true });
        Fault last =
            Service.Faults.Add(new Fault { PathContains = Tokens[5].Id.ToString(), TransformBody = text => text });

        ShellRun run = Session.Start("Set-RegistryToken $registry $ids -Status disabled -PassThru");
        await System.Threading.Tasks.Task.WhenAll(fourth.Reached, last.Reached);
        fourth.Release();

        ShellResult result = await run.Completion;
        Assert.Equal(
            Tokens.Select(token => token.Name), result.Output.Select(token => ((RegistryToken)token.BaseObject).Name));
    }

    [Fact]
    public void ThrottleLimit_limits_concurrent_requests()
    {
        Succeed("Set-RegistryToken $registry $ids -Status disabled -ThrottleLimit 1");

        Assert.Equal(6, Requests.Length);
        Assert.Equal(1, Service.PeakConcurrency);
    }
}
