using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>A service and a connected session in which an example can run, with stand-ins for what asks and what applies.</summary>
internal sealed class ExampleRun : IAsyncDisposable
{
    private const string Preparation = """
        function Read-Host { param($Prompt, [switch] $AsSecureString) $token }
        function Get-Credential { param($Message) $credential }
        function kubectl { $global:manifest = "$input" }
        $PSDefaultParameterValues = @{ 'Connect-IonosCloud:ApiUrl' = $url }
        Connect-IonosCloud -Token $token
        $registry = Get-ContainerRegistry -Name acme-production
        """;

    private static readonly Lazy<HashSet<string>> Available = new(FindAvailable);

    private ExampleRun(RegistryService service) => Service = service;

    public RegistryService Service { get; }

    public ShellSession Session { get; } = new();

    /// <summary>The examples of a page that call nothing but what the session has.</summary>
    public static IEnumerable<HelpExample> Runnable(string command) => HelpPage.Of(command).Examples
        .Where(example => example.Calls.All(Available.Value.Contains) && !example.Gives("Parallel"));

    public static async Task<ExampleRun> StartAsync()
    {
        ExampleRun run = new(await RegistryService.StartAsync());
        run.Session.ImportModule();
        RegistryServiceOptions options = run.Service.Options;
        AssertQuiet(run.Session.Run(Preparation, new Dictionary<string, object?>
        {
            ["url"] = run.Service.Url,
            ["token"] = new NetworkCredential("", options.Token).SecurePassword,
            ["credential"] = new PSCredential(options.UserName, new NetworkCredential("", options.Password).SecurePassword),
        }));
        run.Service.ClearRequests();
        return run;
    }

    /// <summary>Runs the example, which must neither fail nor warn.</summary>
    public ShellResult Run(HelpExample example)
    {
        ShellResult result = Session.Run(example.Code);
        AssertQuiet(result);
        return result;
    }

    /// <summary>The text in a variable of the session.</summary>
    public string Text(string variable) => Assert.IsType<string>(
        Session.GetVariable(variable) is PSObject wrapped ? wrapped.BaseObject : Session.GetVariable(variable));

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Service.DisposeAsync();
    }

    private static void AssertQuiet(ShellResult result)
    {
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    private static HashSet<string> FindAvailable()
    {
        using ShellSession session = new();
        session.ImportModule();
        return session.Run("Get-Command").Output
            .Select(command => ((CommandInfo)command.BaseObject).Name)
            .Concat(["Read-Host", "Get-Credential", "kubectl"])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
