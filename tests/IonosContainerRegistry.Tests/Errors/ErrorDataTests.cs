using System;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Errors;

/// <summary>The data of errors that scripts read.</summary>
public sealed class ErrorDataTests : ConnectedSession
{
    [Fact]
    public void RetryAfter_is_when_the_service_accepts_another_request()
    {
        Succeed("Connect-IonosCloud -Token $secret -ApiUrl $url -MaximumRetryCount 0");
        Service.Faults.Add(new Fault { Status = 503, RetryAfter = TimeSpan.FromSeconds(300) });

        RegistryException exception = ExceptionOf("Get-RegistryToken $registry $ids[0]");

        Assert.InRange((exception.RetryAfter!.Value - DateTimeOffset.UtcNow).TotalSeconds, 270, 301);
        Assert.Equal(503, exception.StatusCode);
    }

    [Fact]
    public void A_failed_request_names_registry_and_token()
    {
        Service.Faults.Add(new Fault { Status = 403 });

        RegistryException exception = ExceptionOf("Get-RegistryToken $registry $ids[0]");

        Assert.Equal(Registry, exception.RegistryId);
        Assert.Equal(Tokens[0].Id, exception.TokenId);
        Assert.Null(exception.RetryAfter);
    }

    [Fact]
    public void A_lost_password_names_the_token_that_was_created()
    {
        Service.Faults.Add(new Fault { Method = "POST", Apply = true, Drop = true });

        RegistryException exception = ExceptionOf("New-RegistryToken $registry fresh");

        Assert.Equal(Registry, exception.RegistryId);
        Assert.Equal(Tokens[6].Id, exception.TokenId);
    }

    [Theory]
    [InlineData(true, " has the requested properties")]
    [InlineData(false, "doesn't have the requested properties")]
    public void A_replacement_without_a_response_reports_whether_the_token_has_the_properties(bool apply, string said)
    {
        Service.Faults.Add(new Fault { Method = "PUT", Apply = apply, Drop = true });

        ErrorRecord error =
            Fail($"Set-RegistryToken $registry $ids[0] -Replace -Name {Tokens[0].Name} -Scope 'repository:new:pull'");

        Assert.Equal("TokenOwnershipUnknown", IdOf(error));
        Assert.Equal(Tokens[0].Id, error.TargetObject);
        Assert.Contains(said, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove-RegistryToken", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_without_id_comes_with_its_password_and_a_warning()
    {
        Service.Faults.Add(new Fault { Method = "POST", MissingFields = ["id"] });
        Service.Faults.Add(new Fault { Method = "GET", Status = 403 });

        var result = Run("New-RegistryToken $registry fresh");

        var token = (RegistryToken)Assert.Single(result.Output).BaseObject;
        Assert.Equal(Guid.Empty, token.TokenId);
        Assert.NotNull(token.Credential);
        Assert.Contains("'fresh'", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_that_changed_nothing_is_not_reported_as_a_change()
    {
        Succeed("Set-RegistryToken $registry $ids -Scope 'repository:a:pull'");
        Service.Faults.Add(new Fault { Method = "GET", Delay = TimeSpan.FromMilliseconds(100) });

        Succeed("Set-RegistryToken $registry $ids -AddScope 'repository:a:pull' -PassThru | Select-Object -First 2");

        Assert.Empty(Session.Host.Screen.Errors);
    }

    private RegistryException ExceptionOf(string command) => Assert.IsType<RegistryException>(Fail(command).Exception);
}
