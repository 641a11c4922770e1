using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.ConnectContainerRegistry;

/// <summary>Tokens that were created, but couldn't be used to sign in a container tool.</summary>
[Collection(nameof(SignInTests))]
public sealed class FailedSignInTests : ConnectedSession, IDisposable
{
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    // The third registry has no host name yet.
    protected override RegistryServiceOptions Options { get; } = new() { Registries = 3, Tokens = 6 };

    public void Dispose() => Environment.SetEnvironmentVariable("PATH", _path);

    [Theory]
    [InlineData("-OldTokenAction Remove")]
    [InlineData("-OldTokenAction Disable")]
    [InlineData("-GracePeriod 2d")]
    public void A_failed_login_keeps_the_old_token(string arguments)
    {
        using FakeTool tool = new("docker", "err: denied", "exit: 1");
        Find(tool);
        TokenRecord old = Tokens[5];

        ShellResult result =
            Run($"Reset-RegistryToken $registry $ids[5] {arguments} -Confirm:$false | Connect-ContainerRegistry");

        Assert.Equal(old, Tokens[5]);
        TokenRecord made = Tokens[6];
        Assert.Equal(["LoginFailed", "OldTokenUnchanged"], result.Errors.Select(IdOf));
        ErrorRecord failed = result.Errors[0];
        AssertNames(failed, $"'{made.Name}' ({made.Id})");
        AssertNames(failed, $"Remove-RegistryToken -RegistryId {Registry} -TokenId {made.Id}");
        ErrorRecord kept = result.Errors[1];
        AssertNames(kept, $"'{old.Name}' ({old.Id})");
        Assert.Equal(old.Id, kept.TargetObject);
    }

    [Fact]
    public void A_failed_login_of_one_token_does_not_stop_the_rotation_of_the_next()
    {
        using FakeTool tool = new("docker", "exit: 1");
        Find(tool);

        ShellResult result = Run(
            "Reset-RegistryToken $registry $ids[5], $ids[0] -OldTokenAction Remove -Confirm:$false"
            + " | Connect-ContainerRegistry");

        Assert.Equal(4, result.Errors.Count);
        Assert.Equal(8, Tokens.Count);
    }

    [Fact]
    public void A_failed_login_in_a_script_block_keeps_the_old_token()
    {
        using FakeTool tool = new("docker", "exit: 1");
        Find(tool);

        Run(
            "Reset-RegistryToken $registry $ids[5] -OldTokenAction Remove -Confirm:$false"
            + " | ForEach-Object { $_ | Connect-ContainerRegistry }");

        Assert.Equal(7, Tokens.Count);
    }

    [Theory]
    [InlineData("ConvertTo-DockerConfig")]
    [InlineData("ConvertTo-ImagePullSecret regcred")]
    public void A_registry_without_a_host_name_keeps_the_old_token_and_reports_the_new_one(string command)
    {
        Guid registry = Service.Store.Registries[2].Id;
        TokenRecord old = new() { Id = Guid.NewGuid(), Name = "ci-old", Status = "enabled" };
        Service.Store.AddToken(registry, old);
        Session.SetVariable("new", registry);
        Session.SetVariable("old", old.Id);

        ShellResult result = Run($"Reset-RegistryToken $new $old -OldTokenAction Remove -Confirm:$false | {command}");

        Assert.NotNull(Service.Store.FindToken(registry, old.Id));
        TokenRecord made = Service.Store.Tokens(registry)[^1];
        Assert.Equal(["HostNameNotAvailable", "OldTokenUnchanged"], result.Errors.Select(IdOf));
        AssertNames(result.Errors[0], $"'{made.Name}' ({made.Id})");
    }

    [Fact]
    public void A_registry_that_cannot_be_read_causes_an_error_with_the_token()
    {
        Service.Faults.Add(new Fault
        {
            When = request => request.Method == "GET"
                && request.Path.EndsWith(Registry.ToString(), StringComparison.Ordinal),
            Status = 403,
        });

        ErrorRecord error = Fail("New-RegistryToken $registry ci-hand | ConvertTo-DockerConfig");

        Assert.Equal("Forbidden", IdOf(error));
        TokenRecord made = Tokens[6];
        AssertNames(error, $"'ci-hand' ({made.Id})");
        AssertNames(error, $"Remove-RegistryToken -RegistryId {Registry} -TokenId {made.Id}");
    }

    [Theory]
    [InlineData("ConvertTo-DockerConfig -Path nowhere.json", "InvalidConfigurationFile")]
    [InlineData("ConvertTo-DockerConfig -HostName https://example.org", "InvalidParameter")]
    [InlineData("ConvertTo-ImagePullSecret Not_a_name", "InvalidParameter")]
    [InlineData("ConvertTo-DockerConfig -RegistryId $third", "HostNameNotAvailable")]
    [InlineData("ConvertTo-DockerConfig -RegistryId ([guid]::NewGuid())", "NotFound")]
    [InlineData("ConvertTo-DockerConfig -Connection $unusable", "NotConnected")]
    public void Arguments_are_checked_before_a_token_is_created(string command, string id)
    {
        Session.SetVariable("third", Service.Store.Registries[2].Id);
        Succeed("$unusable = [IonosContainerRegistry.IonosCloudConnection]::new()");
        Service.ClearRequests();

        Assert.Equal(id, IdOf(Terminate("New-RegistryToken $registry ci-hand | " + command)));

        Assert.DoesNotContain(Service.Requests, request => request.Method == "POST");
    }

    [Fact]
    public void An_error_for_a_listed_token_does_not_suggest_a_removal()
    {
        using FakeTool tool = new("docker", "exit: 1");
        Find(tool);

        ErrorRecord error = Fail(
            "Get-RegistryToken $registry $ids[0]"
            + " | Connect-ContainerRegistry -Credential ([pscredential]::new('ci', $secret))");

        Assert.Equal("LoginFailed", IdOf(error));
        Assert.DoesNotContain("Remove-RegistryToken", error.Exception.Message, StringComparison.Ordinal);
    }

    private static void AssertNames(ErrorRecord error, string value)
        => Assert.Contains(value, error.Exception.Message, StringComparison.Ordinal);

    private static void Find(params IEnumerable<FakeTool> tools)
        => Environment.SetEnvironmentVariable(
            "PATH", string.Join(System.IO.Path.PathSeparator, tools.Select(tool => tool.Folder)));
}
