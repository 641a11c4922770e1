using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>
/// The examples of the help do what they say, against a service of their own. Those that call commands which only a whole
/// PowerShell has are run by tests/Pester/Help.Tests.ps1, which runs all of them; those that need something of the whole
/// process by <see cref="ProcessWideExampleTests"/>.
/// </summary>
public sealed class HelpExampleTests
{
    public static TheoryData<string> Commands => new(HelpPage.Commands);

    public static TheoryData<string, string> Examples
    {
        get
        {
            TheoryData<string, string> examples = [];
            foreach (HelpExample example in HelpPage.Commands.SelectMany(ExampleRun.Runnable).Where(example => !example.IsProcessWide))
                examples.Add(example.Command, example.Title);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void There_are_three_examples_that_run_here(string command)
        => Assert.True(ExampleRun.Runnable(command).Count() >= 3);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_does_what_its_page_is_about(string command, string title)
    {
        HelpExample example = HelpPage.Of(command).Examples.Single(candidate => candidate.Title == title);
        Assert.Contains(command, example.Calls);

        await using ExampleRun run = await ExampleRun.StartAsync();
        ShellResult result = run.Run(example);

        List<string> changes = run.Service.Requests.Select(request => request.Method).Where(method => method != "GET").ToList();
        if (example.Gives("WhatIf"))
        {
            Assert.Empty(changes);
            Assert.Contains("What if:", run.Session.Host.Screen.Text, StringComparison.Ordinal);
            return;
        }

        switch (command)
        {
            case "ConvertTo-DockerConfig":
                Assert.Contains($"\"{run.Service.Store.Registries[0].HostName}\"", run.Text("config"), StringComparison.Ordinal);
                return;
            case "ConvertTo-ImagePullSecret":
                string config = Encoding.UTF8.GetString(Convert.FromBase64String(run.Text("manifest").Split('"', ' ', '\n').MaxBy(word => word.Length)!));
                Assert.Contains($"\"{run.Service.Store.Registries[0].HostName}\"", config, StringComparison.Ordinal);
                return;
        }

        switch (command.Split('-')[0])
        {
            case "Get" or "Measure":
                Assert.NotEmpty(result.Output);
                break;
            case "New" or "Set" or "Reset" or "Remove":
                Assert.NotEmpty(changes);
                break;
            case "Connect":
                Assert.NotEmpty(run.Session.Run("Get-IonosCloudConnection").Output);
                break;
        }
    }
}
