using System;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Errors;

/// <summary>Errors name what they are about wherever its name is known.</summary>
public sealed class NamedErrorTests : ConnectedSession
{
    private const string ConnectWithoutRetry =
        "Connect-IonosCloud -Token $secret -ApiUrl $url -RetryIntervalSec 0 -MaximumRetryCount 0";

    [Theory]
    [InlineData("Get-RegistryToken acme-production", "GET")]
    [InlineData("Get-ContainerRegistry acme-production | Get-RegistryToken", "GET")]
    [InlineData("Measure-RegistryToken acme-production", "GET")]
    [InlineData("$production | Measure-RegistryToken", "GET")]
    [InlineData("Set-ContainerRegistry acme-production -NoGarbageCollection", "PATCH")]
    [InlineData("Set-ContainerRegistry -RegistryId $registry -AddApiSubnet 198.51.100.7/32", "PATCH")]
    [InlineData("Remove-ContainerRegistry acme-production -Force", "DELETE")]
    [InlineData("Get-ContainerRegistry acme-production | Wait-ContainerRegistry", "GET")]
    public void A_failed_request_about_a_registry_names_the_registry(string command, string method)
    {
        Succeed(ConnectWithoutRetry);
        Succeed("$production = Get-ContainerRegistry acme-production");
        Service.Faults.Add(new Fault { Method = method, PathContains = Registry.ToString(), Status = 500 });

        Assert.Contains("for registry 'acme-production'", Message(command), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-RegistryToken acme-production", "acme-production")]
    [InlineData("Get-RegistryToken acme-*", "acme-*")]
    [InlineData("Measure-RegistryToken acme-production", "acme-production")]
    [InlineData("Get-RegistryRepository acme-production", "acme-production")]
    [InlineData("New-RegistryToken acme-production fresh", "fresh")]
    [InlineData("Remove-ContainerRegistry acme-production -Force", "acme-production")]
    [InlineData("Connect-ContainerRegistry acme-production -Credential $credential", "acme-production")]
    [InlineData(
        "[pscustomobject]@{ RegistryName = 'acme-production'; TokenId = $ids[0] } | Remove-RegistryToken -Force", null)]
    [InlineData(
        "[pscustomobject]@{ RegistryName = 'acme-production'; TokenId = $ids[0]; RegistryId = $registry } "
        + "| Set-RegistryToken -Status disabled", null)]
    public void A_failed_look_up_names_the_registry_and_its_target_is_the_input(string command, string? target)
    {
        Succeed(ConnectWithoutRetry);
        Succeed("$credential = [pscredential]::new('ci', $secret)");
        Service.Faults.Add(new Fault { Method = "GET", PathContains = "/registries?", Status = 403 });

        ErrorRecord error = Fail(command);

        Assert.Equal("Forbidden", IdOf(error));
        Assert.Contains(
            target == "acme-*" ? "for registry 'acme-*'" : "for registry 'acme-production'", error.Exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(target ?? (object)Tokens[0].Id, error.TargetObject);
    }

    [Theory]
    [InlineData("Get-RegistryToken $registry $ids[0] | Remove-RegistryToken acme-production -Force", "token 'TOKEN' (")]
    [InlineData("New-RegistryToken acme-production fresh", "token 'fresh'")]
    [InlineData("Remove-RegistryRepository acme-production backend/api -Force", "repository 'backend/api'")]
    [InlineData("Get-ContainerRegistry acme-production", "for registry 'acme-production'")]
    public void A_failed_look_up_names_what_it_was_for(string command, string named)
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { Method = "GET", PathContains = "/registries?", Status = 500 });

        Assert.Contains(
            named.Replace("TOKEN", Tokens[0].Name, StringComparison.Ordinal), Message(command),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_rotation_is_about_the_old_token()
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { Method = "PUT", Status = 422 });

        ErrorRecord error = Fail("Reset-RegistryToken $registry $ids[0] -Confirm:$false");

        Assert.Equal(Tokens[0].Id, error.TargetObject);
        Assert.Equal(Tokens[0].Id, Assert.IsType<RegistryException>(error.Exception).TokenId);
    }

    [Theory]
    [InlineData("New-RegistryToken $registry fresh", true)]
    [InlineData("Remove-ContainerRegistry -RegistryId $registry -Force", false)]
    public void A_conflict_is_explained_by_the_name_only_where_a_name_is_sent(string command, bool isExplained)
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { When = request => request.Method != "GET", Status = 409 });

        Assert.Equal(isExplained, Message(command).Contains("must be unique", StringComparison.Ordinal));
    }

    [Fact]
    public void The_list_of_registries_is_not_requested_again_after_it_failed()
    {
        Succeed(ConnectWithoutRetry);
        Fault fault = new() { Method = "GET", PathContains = "/registries?", Status = 403 };
        Service.Faults.Add(fault);

        var result = Run("'acme-production', 'acme-staging' | "
            + "ForEach-Object { [pscustomobject]@{ RegistryName = $_; Name = 'fresh' } } | New-RegistryToken");

        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("'acme-staging'", result.Errors[1].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, fault.Hits);
    }

    [Fact]
    public void A_token_of_a_piped_registry_knows_its_name_in_results_and_errors()
    {
        Succeed(ConnectWithoutRetry);
        const string Command = "Get-ContainerRegistry acme-production | Get-RegistryToken -TokenId $ids[0]";
        RegistryToken token = Assert.IsType<RegistryToken>(Assert.Single(Succeed(Command)).BaseObject);
        Assert.Equal("acme-production", token.RegistryName);

        Service.Faults.Add(new Fault { Method = "GET", PathContains = Tokens[0].Id.ToString(), Status = 403 });

        Assert.Contains("in registry 'acme-production'", Message(Command), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_creation_of_a_registry_names_the_registry()
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { Method = "POST", Status = 422 });

        Assert.Contains(
            "for registry 'acme-new'",
            Message("New-ContainerRegistry acme-new de/fra -VulnerabilityScanning $false"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-AddScope repository:q:pull", 500)]
    [InlineData("-AddScope repository:q:pull", 422)]
    [InlineData("-RemoveScope repository:*", 409)]
    public void A_failed_change_of_scopes_names_the_token_that_was_read(string change, int status)
    {
        Succeed(ConnectWithoutRetry);
        Service.Faults.Add(new Fault { Method = "PATCH", Status = status });

        Assert.Contains(
            $"for token '{Tokens[0].Name}' ({Tokens[0].Id})",
            Message($"Set-RegistryToken $registry $ids[0] {change}"),
            StringComparison.Ordinal);
    }

    private string Message(string command) => Fail(command).Exception.Message;
}
