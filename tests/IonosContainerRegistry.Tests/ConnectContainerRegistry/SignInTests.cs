using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.ConnectContainerRegistry;

/// <summary>The PATH belongs to the whole process, so no other tests run at the same time.</summary>
[Collection(nameof(SignInTests))]
[CollectionDefinition(nameof(SignInTests), DisableParallelization = true)]
public sealed class SignInTests : ConnectedSession, IDisposable
{
    private const string PathVariable = "PATH";

    private readonly string? _path = Environment.GetEnvironmentVariable(PathVariable);

    protected override RegistryServiceOptions Options { get; } = new() { Registries = 3, Tokens = 1 };

    private string Host => Service.Store.Registries[0].HostName;

    private string Password => Service.Store.FindToken(Registry, "ci-hand")!.Password;

    public void Dispose() => Environment.SetEnvironmentVariable(PathVariable, _path);

    [Theory]
    [InlineData("docker")]
    [InlineData("podman")]
    [InlineData("nerdctl")]
    public void The_password_is_written_only_to_standard_input_without_a_newline(string name)
    {
        using FakeTool tool = new(name);
        Find(tool);

        Assert.Empty(Succeed($"New-RegistryToken $registry ci-hand | Connect-ContainerRegistry -Tool {name}"));

        Assert.Equal(["login", "--username=ci-hand", "--password-stdin", Host], tool.Arguments);
        Assert.Equal(Password, tool.Input);
    }

    [Fact]
    public void By_default_Docker_is_preferred()
    {
        using FakeTool podman = new("podman");
        using FakeTool docker = new("docker");
        Find(podman, docker);

        Succeed("New-RegistryToken $registry ci-hand | Connect-ContainerRegistry");

        Assert.True(docker.WasRun);
        Assert.False(podman.WasRun);
    }

    [Fact]
    public void A_later_tool_is_used_if_the_first_is_not_installed()
    {
        using FakeTool nerdctl = new("nerdctl");
        Find(nerdctl);

        Succeed("New-RegistryToken $registry ci-hand | Connect-ContainerRegistry");

        Assert.Equal(Password, nerdctl.Input);
    }

    [Fact]
    public void A_missing_tool_ends_the_command_before_anything_is_sent()
    {
        using FakeTool podman = new("podman");
        Find(podman);
        Service.ClearRequests();

        ErrorRecord error = Terminate(
            "Connect-ContainerRegistry -Tool docker -RegistryId $registry"
            + " -Credential ([pscredential]::new('ci', $secret))");

        Assert.Equal("ToolNotFound", IdOf(error));
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("docker", error.Exception.Message, StringComparison.Ordinal);
        Assert.False(podman.WasRun);
        Assert.Empty(Requests);
    }

    [Fact]
    public void WhatIf_starts_nothing()
    {
        using FakeTool tool = new("docker");
        Find(tool);
        Succeed("$new = New-RegistryToken $registry ci-hand");

        string shown = Session.Render("$new | Connect-ContainerRegistry -WhatIf");

        Assert.Contains(
            $"\"Sign docker in as 'ci-hand'\" on target \"{Host}\"",
            shown.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
        Assert.False(tool.WasRun);
    }

    [Fact]
    public void The_output_of_the_tool_is_verbose_and_does_not_contain_the_password()
    {
        using FakeTool tool = new("docker", "out: Login Succeeded with {input}", "err: WARNING! stored unencrypted");
        Find(tool);
        Succeed("$new = New-RegistryToken $registry ci-hand");

        ShellResult result = Run("$new | Connect-ContainerRegistry -Verbose");

        Assert.Contains("Login Succeeded with ***", result.Verbose);
        Assert.Contains("WARNING! stored unencrypted", result.Verbose);
        Assert.DoesNotContain(result.Verbose, line => line.Contains(Password, StringComparison.Ordinal));
        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_failed_login_is_an_error_with_the_output_of_the_tool_without_the_password()
    {
        Succeed("$new = New-RegistryToken $registry ci-hand");
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("ci-hand:" + Password));
        using FakeTool tool =
            new("docker", "err: Error response from daemon: {input} denied", "err: header " + basic, "exit: 7");
        Find(tool);

        ErrorRecord error = Fail("$new | Connect-ContainerRegistry");

        Assert.Equal("LoginFailed", IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Equal(Host, error.TargetObject);
        Assert.StartsWith(
            $"Can't sign in to {Host} with docker: Error response from daemon: *** denied header ***. ",
            error.Exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_fails_silently_is_an_error_with_its_exit_code()
    {
        using FakeTool tool = new("docker", "exit: 125");
        Find(tool);

        ErrorRecord error = Fail("New-RegistryToken $registry ci-hand | Connect-ContainerRegistry");

        Assert.Contains("125", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_and_a_host_name_require_no_request()
    {
        using FakeTool tool = new("podman");
        Find(tool);
        Session.SetVariable("password", PlainText.Protect("pä ß"));
        Service.ClearRequests();

        Succeed(
            "Connect-ContainerRegistry -HostName localhost:5000"
            + " -Credential ([pscredential]::new('me@example.org', $password))");

        Assert.Equal(["login", "--username=me@example.org", "--password-stdin", "localhost:5000"], tool.Arguments);
        Assert.Equal("pä ß", tool.Input);
        Assert.Empty(Requests);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\"b")]
    [InlineData("a:b")]
    public void A_user_name_that_could_change_the_command_line_is_refused(string userName)
    {
        using FakeTool tool = new("docker");
        Find(tool);
        Session.SetVariable("user", userName);

        ErrorRecord error =
            Fail("Connect-ContainerRegistry -Credential ([pscredential]::new($user, $secret)) -HostName example.org");

        Assert.Equal("InvalidParameter", IdOf(error));
        Assert.StartsWith("-Credential: ", error.Exception.Message, StringComparison.Ordinal);
        Assert.False(tool.WasRun);
    }

    [Fact]
    public void A_registry_without_a_host_name_starts_nothing()
    {
        using FakeTool tool = new("docker");
        Find(tool);
        Session.SetVariable("archive", Service.Store.Registries[2].Id);

        ErrorRecord error = Fail("New-RegistryToken $archive ci-hand | Connect-ContainerRegistry");

        Assert.Equal("HostNameNotAvailable", IdOf(error));
        Assert.False(tool.WasRun);
    }

    [Fact]
    public async Task CtrlC_ends_the_process_of_the_tool()
    {
        using FakeTool tool = new("docker", "hang");
        Find(tool);
        ShellRun run = Session.Start("New-RegistryToken $registry ci-hand | Connect-ContainerRegistry");
        using Process process = await tool.HangingAsync();

        ShellResult result = await run.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(result.Stopped);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(10)));
    }

    // Only the tools: tools that are installed on the computer must not be found.
    private static void Find(params FakeTool[] tools)
        => Environment.SetEnvironmentVariable(
            PathVariable, string.Join(Path.PathSeparator, tools.Select(tool => tool.Folder)));
}
