using System;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Stopping;
using Xunit;

namespace IonosContainerRegistry.Tests.ResetRegistryToken;

/// <summary>A rotation that fails doesn't change the old token, and reports the IDs of the tokens that exist.</summary>
[Collection(nameof(StoppingCollection))]
public sealed class ResetFailureTests : ConnectedSession
{
    private const string DisableTwo =
        "Reset-RegistryToken $registry $ids[5], $ids[0] -OldTokenAction Disable -Confirm:$false";

    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(403, "Forbidden")]
    [InlineData(500, "TokenCreationUnconfirmed")]
    public void A_refused_new_token_does_not_change_the_old_token(int status, string id)
    {
        TokenRecord old = Tokens[5];
        Service.Faults.Add(new Fault { Method = "PUT", Times = 1, Status = status });

        ErrorRecord error = FailOfTwo();

        Assert.Equal(id, IdOf(error));
        Assert.Contains($"'ci-0006' ({old.Id})", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(old, Tokens[5]);
        Assert.Equal(7, Tokens.Count);
    }

    [Fact]
    public void A_missing_token_causes_a_non_terminating_error()
    {
        ShellResult result = Run("Reset-RegistryToken $registry $other, $ids[0]");

        Assert.Equal("NotFound", IdOf(Assert.Single(result.Errors)));
        Assert.Equal(Other, result.Errors[0].TargetObject);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("{}", "its properties can't be read.")]
    [InlineData("""{"properties":{"name":"old","scopes":"none"}}""", "can't be read: properties.scopes.")]
    public void A_token_that_cannot_be_copied_is_not_rotated(string token, string cause)
    {
        Service.Faults.Add(new Fault { Method = "GET", Body = token });

        ErrorRecord error = Fail("Reset-RegistryToken $registry $ids[0]");

        Assert.Equal(("InvalidResponse", Tokens[0].Id), (IdOf(error), (Guid)error.TargetObject));
        RegistryException exception = Assert.IsType<RegistryException>(error.Exception);
        Assert.Equal((Registry, Tokens[0].Id), (exception.RegistryId, exception.TokenId));
        Assert.Contains(cause, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(6, Tokens.Count);
    }

    [Fact]
    public void Refused_credentials_end_the_command()
    {
        Service.Faults.Add(new Fault { Method = "PUT", Status = 401 });

        Assert.Equal("Unauthorized", IdOf(Terminate(DisableTwo)));

        Assert.Single(Service.Requests, request => request.Method == "PUT");
        Assert.All(Tokens, token => Assert.Equal("enabled", token.Status));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_new_token_with_a_lost_password_is_reported_with_the_command_that_removes_it(int times)
    {
        TokenRecord old = Tokens[5];
        Service.Faults.Add(new Fault { Method = "PUT", Times = times, Apply = true, Drop = true });

        ErrorRecord error = FailOfTwo();

        Assert.Equal("TokenCreatedPasswordLost", IdOf(error));
        TokenRecord lost = Tokens[6];
        Assert.StartsWith("ci-0006-", lost.Name, StringComparison.Ordinal);
        Assert.Equal(lost.Id, error.TargetObject);
        Assert.Contains($"({old.Id})", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(old, Tokens[5]);
        string remove = $"Remove-RegistryToken -RegistryId {Registry} -TokenId {lost.Id}";
        Assert.Contains($"'{lost.Name}'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(remove + "\n", error.Exception.Message, StringComparison.Ordinal);
        Succeed(remove + " -Confirm:$false");
        Assert.Equal(old, Service.Store.FindToken(Registry, old.Id));
    }

    [Fact]
    public void The_service_generates_the_ID_if_a_specified_ID_gets_no_password()
    {
        Service.Faults.Add(new Fault { Method = "PUT", TransformBody = WithoutPassword });

        PSObject output =
            Assert.Single(Succeed("Reset-RegistryToken $registry $ids[5] -OldTokenAction Disable -Confirm:$false"));

        var newToken = (RegistryToken)output.BaseObject;
        Assert.Equal(
            ["GET", "GET", "PUT", "DELETE", "POST", "PATCH"], Service.Requests.Select(request => request.Method));
        Assert.Equal(Tokens[6].Password, newToken.Credential!.GetNetworkCredential().Password);
        Assert.Equal(7, Tokens.Count);
        Assert.Equal("disabled", Tokens[5].Status);
    }

    [Fact]
    public void A_new_token_without_a_password_that_cannot_be_removed_is_reported()
    {
        Service.Faults.Add(new Fault { Method = "PUT", Times = 1, TransformBody = WithoutPassword });
        Service.Faults.Add(new Fault { Method = "DELETE", Status = 403 });

        ErrorRecord error = FailOfTwo();

        Assert.Equal("TokenCreatedPasswordLost", IdOf(error));
        Assert.Equal(Tokens[6].Id, error.TargetObject);
        Assert.Contains($"-TokenId {Tokens[6].Id}", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(Tokens[5].Id.ToString(), error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Service.Requests, request => request.Method == "POST");
        Assert.Equal("enabled", Tokens[5].Status);
    }

    [Theory]
    [InlineData("-OldTokenAction Disable -Confirm:$false", "PATCH", 403)]
    [InlineData("-OldTokenAction Remove -Confirm:$false", "DELETE", 500)]
    [InlineData("-GracePeriod 2d", "PATCH", 400)]
    public void An_old_token_that_cannot_be_changed_is_reported_and_the_new_token_is_returned(
        string arguments, string method, int status)
    {
        Guid old = Tokens[5].Id;
        Service.Faults.Add(new Fault { Method = method, Status = status });

        ShellResult result = Run("Reset-RegistryToken $registry $ids[5] " + arguments);

        var newToken = (RegistryToken)Assert.Single(result.Output).BaseObject;
        Assert.NotNull(newToken.Credential);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(old, error.TargetObject);
        Assert.Contains(old.ToString(), error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains($"'{newToken.Name}' ({newToken.TokenId})", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_names_that_cannot_be_read_stops_only_that_rotation()
    {
        Service.Faults.Add(new Fault { Method = "GET", PathContains = "tokens?", Times = 1, Status = 403 });

        ErrorRecord error = FailOfTwo();

        Assert.Equal("Forbidden", IdOf(error));
        Assert.Equal(7, Tokens.Count);
    }

    [Fact]
    public async Task Ctrl_C_reports_the_new_token_in_progress()
    {
        Guid old = Tokens[5].Id;
        Fault held = Service.Faults.Add(new Fault { Method = "PUT", Hold = true });

        await CtrlC.PressAsync(Session.Start(DisableTwo), held.Reached);

        string said = Assert.Single(Session.Host.Screen.Errors);
        Assert.Contains(old.ToString(), said, StringComparison.Ordinal);
        Assert.Contains(Service.Requests[^1].Path.Split('/')[^1], said, StringComparison.Ordinal);
        Assert.Equal("enabled", Tokens[5].Status);
        Assert.Equal(3, Service.Requests.Count);
    }

    [Fact]
    public async Task Ctrl_C_reports_both_tokens_while_the_old_token_is_being_disabled()
    {
        Guid old = Tokens[5].Id;
        Fault held = Service.Faults.Add(new Fault { Method = "PATCH", Hold = true });

        await CtrlC.PressAsync(Session.Start(DisableTwo), held.Reached);

        Assert.Equal(2, Session.Host.Screen.Errors.Count);
        string said = Session.Host.Screen.Errors[0];
        Assert.Contains(old.ToString(), said, StringComparison.Ordinal);
        Assert.Contains(Tokens[6].Id.ToString(), said, StringComparison.Ordinal);
        // That of the password.
        Assert.Contains(Tokens[6].Id.ToString(), Session.Host.Screen.Errors[1], StringComparison.Ordinal);
    }

    private static string WithoutPassword(string body)
        => Regex.Replace(body, "\"password\":\"[^\"]*\"", "\"password\":\"\"");

    /// <summary>The first rotation fails, and the second goes through.</summary>
    private ErrorRecord FailOfTwo()
    {
        ShellResult result = Run(DisableTwo);

        Assert.Null(result.TerminatingError);
        Assert.StartsWith(
            "deploy-0001-",
            Assert.IsType<RegistryToken>(Assert.Single(result.Output).BaseObject).Name,
            StringComparison.Ordinal);
        Assert.Equal("disabled", Tokens[0].Status);
        return Assert.Single(result.Errors);
    }
}
