using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.ResetRegistryToken;

/// <summary>The old token of a rotation.</summary>
public sealed class OldTokenTests : ConnectedSession
{
    [Theory]
    [InlineData("")]
    [InlineData("-OldTokenAction Keep")]
    public void Is_kept_by_default(string argument)
    {
        TokenRecord old = Tokens[0];

        Succeed("Reset-RegistryToken $registry $ids[0] " + argument);

        Assert.Equal(old, Tokens[0]);
        Assert.Equal(["GET", "GET", "PUT"], Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public void Is_disabled()
    {
        Succeed("Reset-RegistryToken $registry $ids[0] -OldTokenAction Disable -Confirm:$false");

        Assert.Equal("PATCH /first/tokens/" + Tokens[0].Id, Requests[^1]);
        Assert.Equal("""{"status":"disabled"}""", Bodies[^1]);
        Assert.Equal("enabled", Tokens[^1].Status);
    }

    [Fact]
    public void Is_removed()
    {
        Guid old = Tokens[0].Id;

        Succeed("Reset-RegistryToken $registry $ids[0] -OldTokenAction Remove -Confirm:$false");

        Assert.Equal("DELETE /first/tokens/" + old, Requests[^1]);
        Assert.Null(Service.Store.FindToken(Registry, old));
        Assert.Equal(6, Tokens.Count);
    }

    [Theory]
    [InlineData("$ids[5]")]
    [InlineData("$ids[3]")]
    public void Expires_after_the_grace_period(string id)
    {
        Succeed($"Reset-RegistryToken $registry {id} -GracePeriod 1d12h");

        using var body = JsonDocument.Parse(Bodies[^1]);
        DateTimeOffset expiry = body.RootElement.GetProperty("expiryDate").GetDateTimeOffset();
        Assert.InRange((expiry - DateTimeOffset.UtcNow).TotalHours, 35.9, 36.1);
        Assert.Single(body.RootElement.EnumerateObject());
    }

    [Fact]
    public void Does_not_expire_later_because_of_a_grace_period()
    {
        TokenRecord old = Tokens[0];

        Succeed("Reset-RegistryToken $registry $ids[0] -GracePeriod 30d");

        Assert.Equal(old, Tokens[0]);
        Assert.Equal(7, Tokens.Count);
    }

    [Fact]
    public void Cannot_have_both_a_grace_period_and_an_action()
    {
        Assert.Equal(
            "AmbiguousParameterSet",
            IdOf(Terminate("Reset-RegistryToken $registry $ids[0] -GracePeriod 1d -OldTokenAction Keep")));
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("-OldTokenAction Disable -Confirm:$false", "PATCH")]
    [InlineData("-OldTokenAction Remove -Confirm:$false", "DELETE")]
    [InlineData("-GracePeriod 1h", "PATCH")]
    public async Task Is_not_changed_before_the_new_token_is_returned(string arguments, string method)
    {
        Fault held = Service.Faults.Add(new Fault { Method = method, Hold = true });

        ShellRun run = Session.Start("Reset-RegistryToken $registry $ids[5] " + arguments);
        await held.Reached.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, run.OutputCount);

        held.Release();
        Assert.Empty((await run.Completion).Errors);
        Assert.Equal(["GET", "GET", "PUT", method], Service.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("-OldTokenAction Disable")]
    [InlineData("-OldTokenAction Remove")]
    public void Is_changed_only_after_confirmation(string arguments)
    {
        IReadOnlyList<TokenRecord> before = Tokens;
        Session.Host.Screen.Answer("n", "y");

        PSObject newToken = Assert.Single(Succeed("Reset-RegistryToken $registry $ids[0], $ids[1] " + arguments));

        Assert.StartsWith("developer-0002-", (string)newToken.Properties["Name"].Value, StringComparison.Ordinal);
        Assert.Contains("deploy-0001", Session.Host.Screen.Prompts[0].Message, StringComparison.Ordinal);
        Assert.Contains(before[1].Id.ToString(), Session.Host.Screen.Prompts[1].Message, StringComparison.Ordinal);
        Assert.Equal(before[0], Tokens[0]);
        Assert.NotEqual(before[1], Service.Store.FindToken(Registry, before[1].Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-GracePeriod 2d")]
    public void Does_not_require_confirmation_if_it_remains_active(string arguments)
    {
        Succeed("Reset-RegistryToken $registry $ids[5] " + arguments);
        Assert.Empty(Session.Host.Screen.Prompts);
        Assert.Equal(7, Tokens.Count);

        Session.Host.Screen.Answer("n");
        Assert.Empty(Succeed("Reset-RegistryToken $registry $ids[5] -Confirm " + arguments));
        Assert.Single(Session.Host.Screen.Prompts);
        Assert.Equal(7, Tokens.Count);
    }

    [Theory]
    [InlineData("Reset-RegistryToken $registry $ids -WhatIf")]
    [InlineData("Reset-RegistryToken $registry $ids -GracePeriod 2d -WhatIf")]
    [InlineData("Reset-RegistryToken $registry $ids -OldTokenAction Remove -Confirm:$false -WhatIf")]
    [InlineData("$WhatIfPreference = $true; Get-RegistryToken $registry | Reset-RegistryToken -OldTokenAction Disable")]
    public void Is_only_read_with_WhatIf_which_shows_the_new_names(string script)
    {
        Assert.Empty(Succeed(script));

        Assert.All(Service.Requests, request => Assert.Equal("GET", request.Method));
        Assert.Empty(Session.Host.Screen.Prompts);
        Assert.Matches(@"What if: .*'deploy-0001-\d{8}'", Session.Host.Screen.Text);
        Assert.Matches(@"What if: .*'ci-0006-\d{8}'", Session.Host.Screen.Text);
    }

    [Fact]
    public void Is_changed_for_each_input_object_and_names_are_listed_once()
    {
        string[] old = [.. Tokens.Select(token => token.Name)];

        string[] names =
            Names("Get-RegistryToken $registry | Reset-RegistryToken -OldTokenAction Disable -Confirm:$false");

        Assert.Equal(old, names.Select(name => name[..^9]));
        Assert.All(Tokens.Take(6), token => Assert.Equal("disabled", token.Status));
        Assert.Equal(2, Requests.Count(request => request.StartsWith("GET /first/tokens?", StringComparison.Ordinal)));
        Assert.Equal(1, Service.PeakConcurrency);
    }

    [Fact]
    public void Is_kept_if_another_new_token_already_has_the_specified_name()
    {
        ShellResult result = Run(
            "Reset-RegistryToken $registry $ids[0], $ids[1] -NewName fresh -OldTokenAction Disable -Confirm:$false");

        Assert.Single(result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("Conflict", IdOf(error));
        Assert.Contains($"({Tokens[1].Id})", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["disabled", "enabled"], Tokens.Take(2).Select(token => token.Status));
    }

    [Theory]
    [InlineData("-OldTokenAction Remove -Confirm:$false", "Remove-RegistryToken -RegistryId {0} -TokenId {1}")]
    [InlineData(
        "-OldTokenAction Disable -Confirm:$false", "Set-RegistryToken -RegistryId {0} -TokenId {1} -Status disabled")]
    [InlineData("-GracePeriod 2d", "Set-RegistryToken -RegistryId {0} -TokenId {1} -ExpiresIn '2d'")]
    public void Is_not_changed_if_a_downstream_command_fails(string arguments, string command)
    {
        TokenRecord old = Tokens[5];

        Terminate(
            $"Reset-RegistryToken $registry $ids[5] {arguments} | ForEach-Object {{ throw 'The vault is closed.' }}");

        AssertOnlySaid(old, command);
    }

    [Fact]
    public void Is_not_changed_if_the_pipeline_stops()
    {
        TokenRecord old = Tokens[5];

        Assert.Single(Succeed(
            "Reset-RegistryToken $registry $ids[5], $ids[0] -OldTokenAction Remove -Confirm:$false"
            + " | Select-Object -First 1"));

        AssertOnlySaid(old, "Remove-RegistryToken -RegistryId {0} -TokenId {1}");
    }

    [Theory]
    [InlineData("$ids[5]")]
    [InlineData("$ids[0] -GracePeriod 30d")]
    public void Is_not_reported_if_no_action_was_specified(string arguments)
    {
        Succeed($"Reset-RegistryToken $registry {arguments} | Select-Object -First 1");

        Assert.Empty(Session.Host.Screen.Errors);
    }

    /// <summary>The old token is unchanged, and a message on the host contains the next step.</summary>
    private void AssertOnlySaid(TokenRecord old, string command)
    {
        Assert.Equal(old, Service.Store.FindToken(Registry, old.Id));
        Assert.Equal(7, Tokens.Count);
        RegistryException exception = Errors.Select(error => error.Exception).OfType<RegistryException>().First();
        Assert.Equal((Registry, old.Id), (exception.RegistryId, exception.TokenId));
        string said = Assert.Single(Session.Host.Screen.Errors);
        Assert.Contains(old.Id.ToString(), said, StringComparison.Ordinal);
        Assert.Contains(Tokens[^1].Id.ToString(), said, StringComparison.Ordinal);
        Assert.EndsWith(string.Format(null, command, Registry, old.Id), said, StringComparison.Ordinal);
    }
}
