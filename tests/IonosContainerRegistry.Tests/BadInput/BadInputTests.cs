using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.BadInput;

/// <summary>Input that users type or paste: it's either sent as intended, or refused before any request.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Id = "1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11";

    private ConnectedSession _session = null!;

    public async Task InitializeAsync() => _session = await ConnectedSession.OpenAsync(3);

    public async Task DisposeAsync() => await _session.DisposeAsync();

    [Theory]
    [InlineData("1C7C5D3A-4C0F-4F7E-9A43-6F0F8A0C2B11")]
    [InlineData("{1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11}")]
    [InlineData("(1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11)")]
    [InlineData(" 1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11\t\r\n")]
    [InlineData("1c7c5d3a4c0f4f7e9a436f0f8a0c2b11")]
    public void An_ID_is_accepted_in_every_common_format(string text)
    {
        RegistryRecord registry = _session.Service.Store.Registries[0];
        _session.Service.Store.AddRegistry(registry with { Id = new Guid(Id) });
        _session.Service.Store.AddToken(new Guid(Id), new TokenRecord { Id = new Guid(Id), Name = "pasted" });
        _session.Session.SetVariable("id", text);

        ShellResult typed = _session.Run(
            "Get-RegistryToken $id $id; New-RegistryToken $id ci-one; Remove-RegistryToken $id $id -Force");
        ShellResult piped = _session.Run("[pscustomobject]@{ RegistryId = $id } | Get-RegistryToken");

        Assert.Empty(typed.Errors);
        Assert.Equal(["pasted", "ci-one"], Names(typed));
        Assert.Empty(piped.Errors);
        Assert.Equal(["ci-one"], Names(piped));
        Assert.Equal(4, _session.Service.Requests.Count);
        Assert.All(_session.Service.Requests, request =>
            Assert.StartsWith($"/containerregistries/registries/{Id}/tokens", request.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11/../../x")]
    [InlineData("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11?limit=1")]
    [InlineData("1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b1")]
    [InlineData("{1c7c5d3a-4c0f-4f7e-9a43-6f0f8a0c2b11)")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("acme-production")]
    [InlineData("*")]
    public void An_invalid_ID_is_refused(string text)
    {
        _session.Session.SetVariable("id", text);
        foreach (string command in new[]
        {
            "Get-RegistryToken -RegistryId $id",
            "Get-RegistryToken -RegistryId $id -TokenId $registry",
            "Get-ContainerRegistry -RegistryId $id",
            "New-RegistryToken -RegistryId $id -Name ci-one",
            "Set-RegistryToken -RegistryId $id -TokenId $registry -Status disabled",
            "Set-RegistryToken -RegistryId $id -TokenId $registry -Replace -Name ci-one",
            "Remove-RegistryToken -RegistryId $id -TokenId $registry -Force",
            "[pscustomobject]@{ RegistryId = $id; Name = 'ci-one' } | New-RegistryToken",
            "[pscustomobject]@{ RegistryId = $id } | Get-RegistryToken",
            "[pscustomobject]@{ RegistryId = $id; TokenId = $registry } | Remove-RegistryToken -Force",
        })
        {
            AssertRefused(command, "RegistryId", "GUID");
        }

        foreach (string command in new[]
        {
            "Get-RegistryToken $registry $id",
            "Get-RegistryToken $registry $registry, $id",
            "Set-RegistryToken $registry $id -Status disabled",
            "Set-RegistryToken $registry $id -Replace -Name ci-one",
            "Remove-RegistryToken $registry $id -Force",
            "[pscustomobject]@{ RegistryId = $registry; TokenId = $id } | Remove-RegistryToken -Force",
            "[pscustomobject]@{ RegistryId = $registry; TokenId = $id } | Set-RegistryToken -Status disabled",
        })
        {
            AssertRefused(command, "TokenId", "GUID");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(63)]
    public void A_name_of_minimum_or_maximum_length_is_sent(int length)
    {
        string name = "a" + new string('-', length - 2) + "9";
        _session.Session.SetVariable("name", name);

        Assert.Equal([name], Names(_session.Run("New-RegistryToken $registry $name")));
        Assert.Equal(name, Properties(Assert.Single(_session.Sent("POST"))).GetProperty("name").GetString());
    }

    [Theory]
    [MemberData(nameof(BadNames))]
    public void An_invalid_name_is_refused(string name)
    {
        _session.Session.SetVariable("name", name);
        AssertRefused("New-RegistryToken $registry $name", "Name", "2 to 63");
        AssertRefused("[pscustomobject]@{ Name = $name } | New-RegistryToken $registry", "Name", "2 to 63");
        AssertRefused("Set-RegistryToken $registry $registry -Replace -Name $name", "Name", "2 to 63");
    }

    [Theory]
    [InlineData("2020-01-01", "2020-01-01 ")]
    [InlineData("2020-06-01T12:00:00Z", "2020-06-01 12:00:00 UTC")]
    [InlineData("$([DateTimeOffset]::UtcNow.AddMinutes(59))", "one hour")]
    [InlineData("$([DateTime]::Now)", "one hour")]
    [InlineData("2031-02-30", "doesn't exist")]
    [InlineData("2031-13-01", "doesn't exist")]
    [InlineData("2031-01-01T25:00", "doesn't exist")]
    [InlineData("2031-01-01T10:00+99:00", "offset")]
    [InlineData("31.12.2031", "ISO 8601")]
    [InlineData("12/31/2031", "ISO 8601")]
    [InlineData("tomorrow", "ISO 8601")]
    [InlineData("1900000000", "ISO 8601")]
    public void An_invalid_expiry_date_is_refused(string date, string rule)
    {
        foreach (string culture in new[] { "", "en-US", "de-DE", "ar-SA", "th-TH" })
        {
            string said = $"[Threading.Thread]::CurrentThread.CurrentCulture = '{culture}'; $date = \"{date}\"; ";
            // What Export-Csv writes in the same culture is read, so a form of one culture is no fault there.
            if (date.StartsWith('$')) said = said.Replace($"\"{date}\"", date[2..^1], StringComparison.Ordinal);
            AssertRefused(said + "New-RegistryToken $registry ci-one -ExpiryDate $date", "ExpiryDate", rule);
            AssertRefused(
                said + "[pscustomobject]@{ Name = 'ci-one'; ExpiryDate = $date } | New-RegistryToken $registry",
                "ExpiryDate",
                rule);
            AssertRefused(said + "Set-RegistryToken $registry $registry -ExpiryDate $date", "ExpiryDate", rule);
        }
    }

    [Theory]
    [InlineData("'59min'", "one hour")]
    [InlineData("'3m'", "months or minutes")]
    [InlineData("30", "unit")]
    [InlineData("'30'", "unit")]
    [InlineData("'1.5h'", "fractions")]
    [InlineData("'-1d'", "greater than zero")]
    [InlineData("'9999y'", "1000 years")]
    [InlineData("'soon'", "format")]
    public void An_invalid_lifetime_is_refused(string lifetime, string rule)
    {
        AssertRefused($"New-RegistryToken $registry ci-one -ExpiresIn {lifetime}", "ExpiresIn", rule);
        AssertRefused(
            $"[pscustomobject]@{{ Name = 'ci-one'; ExpiresIn = {lifetime} }} | New-RegistryToken $registry",
            "ExpiresIn",
            rule);
        AssertRefused($"Set-RegistryToken $registry $registry -ExpiresIn {lifetime}", "ExpiresIn", rule);
    }

    [Fact]
    public void A_date_and_a_lifetime_together_are_refused()
    {
        AssertRefused(
            "New-RegistryToken $registry ci-one -ExpiryDate 2031-01-01 -ExpiresIn 30d", "ExpiryDate", "together");
        AssertRefused("Set-RegistryToken $registry $registry -NoExpiry -ExpiresIn 30d", "NoExpiry", "with");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_culture_does_not_affect_requests_and_messages(string culture)
    {
        ShellResult result = _session.Run(
            $"[Threading.Thread]::CurrentThread.CurrentCulture = '{culture}';"
            + "New-RegistryToken $registry ci-one -ExpiryDate '2031-02-03T04:05:06+01:00' -Verbose;"
            + "New-RegistryToken $registry ci-two -Scope 'repository:a:pull'"
            + " -ExpiryDate ([DateTime]::new(2031, 2, 3, 4, 5, 6, 0, [DateTimeKind]::Utc));"
            + "Set-RegistryToken $registry (Get-RegistryToken $registry -Name ci-one).TokenId"
            + " -ExpiryDate '2032-01-02T03:04:05Z' -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(
            "2031-02-03T03:05:06Z", Properties(_session.Sent("POST")[0]).GetProperty("expiryDate").GetString());
        Assert.Equal(
            "2031-02-03T04:05:06Z", Properties(_session.Sent("POST")[1]).GetProperty("expiryDate").GetString());
        Assert.Equal("""{"expiryDate":"2032-01-02T03:04:05Z"}""", Assert.Single(_session.Sent("PATCH")).Body);
        Assert.Contains(result.Verbose, line => line.Contains("2031-02-03 03:05:06 UTC"));
        Assert.Contains(result.Verbose, line => line.Contains("2032-01-02 03:04:05 UTC"));
    }

    [Fact]
    public void An_expiry_without_a_zone_is_local_time()
    {
        var local = new DateTime(2031, 7, 1, 10, 0, 0, DateTimeKind.Local);

        _session.Run("New-RegistryToken $registry ci-one -ExpiryDate '2031-07-01T10:00'");

        DateTimeOffset sent =
            Properties(Assert.Single(_session.Sent("POST"))).GetProperty("expiryDate").GetDateTimeOffset();
        Assert.Equal(local.ToUniversalTime(), sent.UtcDateTime);
    }

    [Theory]
    [InlineData("repository")]
    [InlineData(":name:pull")]
    [InlineData("repository:")]
    [InlineData("repository::pull")]
    [InlineData("repository:a,b:pull")]
    [InlineData("repository:a:pull,")]
    [InlineData("repository:a:,pull")]
    [InlineData("repository:a:pull;;registry:b")]
    [InlineData("repository:\"a:pull")]
    public void An_incomplete_scope_is_refused(string scope)
    {
        _session.Session.SetVariable("scope", scope);
        AssertRefused("New-RegistryToken $registry ci-one -Scope $scope", "Scope", "type:name:actions");
        AssertRefused(
            "[pscustomobject]@{ Name = 'ci-one'; Scopes = $scope } | New-RegistryToken $registry",
            "Scope",
            "type:name:actions");
        AssertRefused("Set-RegistryToken $registry $registry -AddScope $scope", "AddScope", "type:name:actions");
        AssertRefused("Set-RegistryToken $registry $registry -RemoveScope $scope", "RemoveScope", "type:name:actions");
        AssertRefused("Set-RegistryToken $registry $registry -Scope $scope", "Scope", "type:name:actions");
    }

    [Theory]
    [InlineData("@{ Name = 'a' }", "type")]
    [InlineData("@{ Type = 'repository' }", "name")]
    [InlineData("@{ Type = 'repository'; Name = 'a'; Action = 'pull' }", "Action")]
    [InlineData("42", "scope")]
    public void A_scope_in_another_format_is_refused(string scope, string rule) =>
        AssertRefused($"New-RegistryToken $registry ci-one -Scope {scope}", "Scope", rule);

    [Theory]
    [InlineData("repository:team/*:pull", "repository", "team/*", "pull")]
    [InlineData("repository:host:5000/team:pull,push", "repository", "host:5000/team", "pull,push")]
    [InlineData("repository:\"a,b;c\":pull", "repository", "a,b;c", "pull")]
    [InlineData("registry:*:*", "registry", "*", "*")]
    [InlineData("repository:[a-z]?:pull", "repository", "[a-z]?", "pull")]
    public void A_scope_is_sent_as_literal_text(string scope, string type, string name, string actions)
    {
        _session.Session.SetVariable("scope", scope);

        ShellResult result = _session.Run("New-RegistryToken $registry ci-one -Scope $scope");

        Assert.Empty(result.Errors);
        JsonElement sent =
            Assert.Single(Properties(Assert.Single(_session.Sent("POST"))).GetProperty("scopes").EnumerateArray());
        Assert.Equal(type, sent.GetProperty("type").GetString());
        Assert.Equal(name, sent.GetProperty("name").GetString());
        Assert.Equal(
            actions,
            string.Join(",", sent.GetProperty("actions").EnumerateArray().Select(action => action.GetString())));
    }

    [Fact]
    public void An_asterisk_in_a_scope_to_remove_is_not_a_wildcard()
    {
        _session.Run(
            "New-RegistryToken $registry ci-one"
            + " -Scope 'repository:team/*:pull', 'repository:team/a:pull', 'repository:*:pull'");

        ShellResult result = _session.Run(
            "Get-RegistryToken $registry -Name ci-one | Set-RegistryToken -RemoveScope 'repository:team/*'");

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["team/a", "*"],
            _session.Service.Store.FindToken(_session.Registry, "ci-one")!.Scopes.Select(scope => scope.Name));
    }

    [Fact]
    public void An_invalid_row_does_not_affect_the_others()
    {
        ShellResult result = _session.Run("""
            [pscustomobject]@{ Name = 'ci-one'; ExpiryDate = '2031-01-01'; Scopes = '' },
            [pscustomobject]@{ Name = 'ci-two'; ExpiryDate = 'rubbish'; Scopes = '' },
            [pscustomobject]@{ Name = 'ci-three'; ExpiryDate = ''; Scopes = 'repository' },
            [pscustomobject]@{ Name = "ci-four`n"; ExpiryDate = ''; Scopes = '' },
            [pscustomobject]@{ Name = 'ci-five'; ExpiryDate = ''; Scopes = 'repository:a:pull' } |
                New-RegistryToken $registry
            """);

        Assert.Null(result.TerminatingError);
        Assert.Equal(["ci-one", "ci-five"], Names(result));
        Assert.Equal(3, result.Errors.Count);
        Assert.Equal(2, _session.Service.Requests.Count);
    }

    public static TheoryData<string> BadNames() =>
    [
        "a", new string('a', 64), new string('a', 100_000), "ci-one\n", "ci-one\r\n", "ci\none", "-ci", "ci-",
        "1ci", "c_i", "c.i", "c i", "ci/one", "bücher", "ci-😀", "ﬁne", "cı", "ci\0", "ci*",
    ];

    private static IEnumerable<object?> Names(ShellResult result) =>
        result.Output.Select(token => token.Properties["Name"].Value);

    private static JsonElement Properties(ReceivedRequest request) =>
        JsonDocument.Parse(request.Body).RootElement.GetProperty("properties");

    private void AssertRefused(string command, string parameter, string rule)
    {
        ShellResult result = _session.Run(command);
        ErrorRecord error = result.TerminatingError?.ErrorRecord ?? Assert.Single(result.Errors);
        string message = error.ToString();
        Assert.True(
            message.Contains(parameter, StringComparison.Ordinal) && message.Contains(rule, StringComparison.Ordinal),
            $"{command}: {message}");
        Assert.True(message.Length < 500, $"{command}: {message.Length} characters");
        Assert.Equal(result.TerminatingError is null ? 1 : 0, result.Errors.Count);
        Assert.Empty(result.Output);
        Assert.Empty(_session.Service.Requests);
    }
}
