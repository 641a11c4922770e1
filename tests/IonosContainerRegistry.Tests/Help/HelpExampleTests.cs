using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;
using Xunit;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>
/// The examples of the help do what they say, against a service of their own. Those that call commands which only a whole
/// PowerShell has are run by tests/Pester/Help.Tests.ps1, which runs all of them.
/// </summary>
public sealed class HelpExampleTests
{
    private const string Preparation = """
        function Read-Host { param($Prompt, [switch] $AsSecureString) $token }
        function Get-Credential { param($Message) $credential }
        $PSDefaultParameterValues = @{ 'Connect-IonosCloud:ApiUrl' = $url }
        Connect-IonosCloud -Token $token
        $registry = Get-ContainerRegistry -Name acme-production
        """;

    private static readonly Lazy<HashSet<string>> Available = new(FindAvailable);

    public static TheoryData<string> Commands => new(HelpPage.Commands);

    public static TheoryData<string, string> Examples
    {
        get
        {
            TheoryData<string, string> examples = [];
            foreach (HelpExample example in HelpPage.Commands.SelectMany(ExamplesOf)) examples.Add(example.Command, example.Title);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void There_are_three_examples_that_run_here(string command)
        => Assert.True(ExamplesOf(command).Count() >= 3);

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_does_what_its_page_is_about(string command, string title)
    {
        HelpExample example = HelpPage.Of(command).Examples.Single(candidate => candidate.Title == title);
        Assert.Contains(command, example.Calls);

        await using RegistryService service = await RegistryService.StartAsync();
        using ShellSession session = new();
        session.ImportModule();
        AssertQuiet(session.Run(Preparation, new Dictionary<string, object?>
        {
            ["url"] = service.Url,
            ["token"] = new NetworkCredential("", service.Options.Token).SecurePassword,
            ["credential"] = new PSCredential(
                service.Options.UserName, new NetworkCredential("", service.Options.Password).SecurePassword),
        }));
        service.ClearRequests();

        ShellResult result = session.Run(example.Code);

        AssertQuiet(result);
        List<string> changes = service.Requests.Select(request => request.Method).Where(method => method != "GET").ToList();
        if (example.Gives("WhatIf"))
        {
            Assert.Empty(changes);
            Assert.Contains("What if:", session.Host.Screen.Text, StringComparison.Ordinal);
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
                Assert.NotEmpty(session.Run("Get-IonosCloudConnection").Output);
                break;
        }
    }

    private static void AssertQuiet(ShellResult result)
    {
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    private static IEnumerable<HelpExample> ExamplesOf(string command) => HelpPage.Of(command).Examples
        .Where(example => example.Calls.All(Available.Value.Contains) && !example.Gives("Parallel"));

    private static HashSet<string> FindAvailable()
    {
        using ShellSession session = new();
        session.ImportModule();
        return session.Run("Get-Command").Output
            .Select(command => ((CommandInfo)command.BaseObject).Name)
            .Concat(["Read-Host", "Get-Credential"])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
