using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Errors;

public sealed class FailureTests : ConnectedSession
{
    private const string ConnectWithoutRetry =
        "Connect-IonosCloud -Token $secret -ApiUrl $url -RetryIntervalSec 0 -MaximumRetryCount 0";

    [Theory]
    [InlineData(400, "InvalidRequest", ErrorCategory.InvalidArgument)]
    [InlineData(422, "InvalidRequest", ErrorCategory.InvalidArgument)]
    [InlineData(403, "Forbidden", ErrorCategory.PermissionDenied)]
    [InlineData(404, "NotFound", ErrorCategory.ObjectNotFound)]
    [InlineData(409, "Conflict", ErrorCategory.ResourceExists)]
    [InlineData(429, "TooManyRequests", ErrorCategory.LimitsExceeded)]
    [InlineData(500, "ServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(503, "ServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData(418, "UnexpectedStatus", ErrorCategory.InvalidResult)]
    public void A_status_has_the_same_error_ID_category_and_target_with_every_command(
        int status, string id, ErrorCategory category)
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault
        {
            Status = status,
            Body =
                $$"""
                {"httpStatus":{{status}},"messages":[{"errorCode":"paas-test-7","message":"told by the service"}]}
                """,
        });

        (string Command, string Script, object Target)[] calls =
        [
            ("GetRegistryToken", "Get-RegistryToken $registry", Registry),
            ("GetRegistryToken", "Get-RegistryToken $registry $ids[0]", Tokens[0].Id),
            ("GetContainerRegistry", "Get-ContainerRegistry -RegistryId $registry", Registry),
            ("SetRegistryToken", "Set-RegistryToken $registry $ids[0] -Status disabled", Tokens[0].Id),
            ("SetRegistryToken", "Set-RegistryToken $registry $ids[0] -AddScope repository:x:pull", Tokens[0].Id),
            ("RemoveRegistryToken", "Remove-RegistryToken $registry $ids[0] -Force", Tokens[0].Id),
        ];
        foreach ((string command, string script, object target) in calls)
        {
            ErrorRecord error = Fail(script);

            Assert.Equal($"{id},IonosContainerRegistry.{command}Command", error.FullyQualifiedErrorId);
            Assert.Equal(category, error.CategoryInfo.Category);
            Assert.Equal(target, error.TargetObject);
            RegistryException exception = Assert.IsType<RegistryException>(error.Exception);
            Assert.Equal(status, exception.StatusCode);
            Assert.Equal(["paas-test-7"], exception.ErrorCodes);
            Assert.Contains("told by the service", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry $ids")]
    [InlineData("Get-RegistryToken $registry, $other")]
    [InlineData("Get-ContainerRegistry -RegistryId $registry, $other")]
    [InlineData("Set-RegistryToken $registry $ids -Status disabled -ThrottleLimit 1")]
    [InlineData("Remove-RegistryToken $registry $ids -Force -ThrottleLimit 1")]
    [InlineData("'one', 'two' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | New-RegistryToken $registry")]
    public void A_refused_sign_in_is_a_terminating_error(string command)
    {
        Session.SetVariable("secret", PlainText.Protect("wrong"));
        Succeed(ConnectWithoutRetry);

        ErrorRecord error = Terminate(command);

        Assert.Equal("Unauthorized", IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Connect-IonosCloud", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(Requests);
    }

    [Fact]
    public void A_closed_connection_is_a_connection_error()
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { Drop = true });

        ErrorRecord error = Fail("Get-RegistryToken $registry $ids[0]");

        Assert.Equal("ConnectionFailed", IdOf(error));
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Equal(Tokens[0].Id, error.TargetObject);
    }

    [Fact]
    public void A_late_response_is_a_timeout()
    {
        Connect(Service.Url, "-TimeoutSec 1");
        Service.Faults.Add(new Fault { Hold = true });

        ErrorRecord error = Fail("Get-RegistryToken $registry $ids[0]");

        Assert.Equal("Timeout", IdOf(error));
        Assert.Equal(ErrorCategory.OperationTimeout, error.CategoryInfo.Category);
        Assert.Contains("-TimeoutSec", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"items\":null,\"count\":3}")]
    public void A_response_with_an_unexpected_structure_is_invalid_data(string body)
    {
        Service.Faults.Add(new Fault { Body = body });

        ErrorRecord error = Fail("Get-RegistryToken $registry");

        Assert.Equal("InvalidResponse", IdOf(error));
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(Registry, error.TargetObject);
    }

    [Fact]
    public void An_error_for_one_input_object_does_not_affect_the_others()
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { PathContains = Tokens[1].Id.ToString(), Status = 503 });
        Service.Faults.Add(new Fault { PathContains = Tokens[3].Id.ToString(), Status = 403 });

        ShellResult result = Run(
            "$ids | ForEach-Object { [pscustomobject]@{ TokenId = $_ } } | Get-RegistryToken -RegistryId $registry");

        Assert.Equal(4, result.Output.Count);
        Assert.Equal(["ServiceUnavailable", "Forbidden"], result.Errors.Select(IdOf));
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry $ids")]
    [InlineData("Set-RegistryToken $registry $ids -Status disabled")]
    [InlineData("Get-RegistryToken $registry | Set-RegistryToken -Status disabled")]
    public void ErrorAction_Stop_sends_nothing_after_the_first_error(string command)
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { PathContains = Tokens[1].Id.ToString(), Status = 403 });

        ErrorRecord error = Terminate(command + " -ErrorAction Stop");

        Assert.Equal("Forbidden", IdOf(error));
        Assert.Equal(2, Requests.Count(request => request.Contains("/tokens/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_lost_password_is_an_error_with_the_token_and_how_to_remove_it()
    {
        Service.Faults.Add(
            new Fault { Method = "POST", Apply = true, Status = 502, Body = "<html>Bad gateway</html>" });

        ErrorRecord error = Fail("New-RegistryToken $registry fresh");

        Guid id = Service.Store.FindToken(Registry, "fresh")!.Id;
        Assert.Equal(
            "TokenCreatedPasswordLost,IonosContainerRegistry.NewRegistryTokenCommand", error.FullyQualifiedErrorId);
        Assert.Equal(id, error.TargetObject);
        Assert.Contains(
            $"Remove-RegistryToken -RegistryId {Registry} -TokenId {id}",
            error.Exception.Message,
            StringComparison.Ordinal);
        Assert.Single(Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void Streams_do_not_show_secrets()
    {
        ShellResult result = Run(
            "$made = New-RegistryToken $registry fresh -Verbose -Debug -InformationAction Continue; "
            + "Get-RegistryToken $registry -Verbose -Debug; $made");

        string[] secrets = [Service.Options.Token, Service.Store.FindToken(Registry, "fresh")!.Password];
        string shown = string.Join("\n", [
            .. result.Verbose, .. result.Debug, .. result.Warnings,
            .. result.Information.Select(record => record.ToString()),
            .. result.Errors.Select(error => error.ToString()), Session.Render("$made; $made | Out-String")]);
        Assert.Contains("POST", shown, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }
}
