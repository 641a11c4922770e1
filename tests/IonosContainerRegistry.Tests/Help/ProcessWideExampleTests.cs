using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Tests.Profiles;
using Xunit;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>The examples that need an environment of their own; it is the whole process's, so nothing else runs meanwhile.</summary>
[Collection(nameof(ProcessWideExampleTests))]
[CollectionDefinition(nameof(ProcessWideExampleTests), DisableParallelization = true)]
public sealed class ProcessWideExampleTests : IDisposable
{
    private const string PathVariable = "PATH";
    private const string FileVariable = "IONOS_CONFIG_FILE";

    private readonly string? _path = Environment.GetEnvironmentVariable(PathVariable);
    private readonly string? _file = Environment.GetEnvironmentVariable(FileVariable);

    public static TheoryData<string> SignInExamples => TitlesOf("Connect-ContainerRegistry");

    public static TheoryData<string> ProfileExamples => TitlesOf("Connect-IonosCloud");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(PathVariable, _path);
        Environment.SetEnvironmentVariable(FileVariable, _file);
    }

    [Theory]
    [MemberData(nameof(SignInExamples))]
    public async Task An_example_signs_the_tool_in_to_the_registry(string title)
    {
        HelpExample example = Find("Connect-ContainerRegistry", title);
        using FakeTool docker = new("docker");
        using FakeTool podman = new("podman");
        Environment.SetEnvironmentVariable(PathVariable, string.Join(Path.PathSeparator, docker.Folder, podman.Folder, _path));
        await using ExampleRun run = await ExampleRun.StartAsync();

        run.Run(example);

        if (example.Gives("WhatIf"))
        {
            Assert.Contains("What if:", run.Session.Host.Screen.Text, StringComparison.Ordinal);
            Assert.False(docker.WasRun);
            return;
        }

        FakeTool tool = example.Gives("Tool") ? podman : docker;
        Assert.Equal(run.Service.Store.Registries[0].HostName, tool.Arguments.Last());
        Assert.Equal(PasswordOf(run.Service, tool.Arguments.Single(argument => argument.StartsWith("--username=", StringComparison.Ordinal))), tool.Input);
    }

    [Theory]
    [MemberData(nameof(ProfileExamples))]
    public async Task An_example_signs_in_with_a_profile_of_the_file(string title)
    {
        HelpExample example = Find("Connect-IonosCloud", title);
        using ConfigurationHome home = new();
        await using ExampleRun run = await ExampleRun.StartAsync();
        ConfigurationHome.Write(home.SdkFile, $"profiles: [{{ name: Staging, credentials: {{ token: {run.Service.Options.Token} }} }}]");
        Environment.SetEnvironmentVariable(FileVariable, home.SdkFile);

        run.Run(example);

        string source = (string)run.Session.Run("(Get-IonosCloudConnection).Sources['AuthenticationType']").Output.Single().BaseObject;
        Assert.Contains(home.SdkFile, source, StringComparison.Ordinal);
        Assert.NotEmpty(run.Service.Requests);
    }

    private static TheoryData<string> TitlesOf(string command)
        => new(ExampleRun.Runnable(command).Where(example => example.IsProcessWide).Select(example => example.Title));

    private static HelpExample Find(string command, string title)
        => HelpPage.Of(command).Examples.Single(candidate => candidate.Title == title);

    private static string PasswordOf(RegistryService service, string argument)
    {
        string userName = argument.Split('=')[1];
        return userName == service.Options.UserName
            ? service.Options.Password
            : service.Store.FindToken(service.Store.Registries[0].Id, userName)!.Password;
    }
}
