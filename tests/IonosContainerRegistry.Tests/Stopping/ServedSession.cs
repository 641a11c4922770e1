using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;
using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>A service and a session connected to it, with the first registry's id in <c>$r</c>.</summary>
internal sealed class ServedSession : IAsyncDisposable
{
    private ServedSession(RegistryService service)
    {
        Service = service;
        Registry = service.Store.Registries[0].Id;
        Shell.ImportModule();
        Shell.SetVariable("r", Registry);
        Connect(service.Url);
    }

    internal RegistryService Service { get; }

    internal ShellSession Shell { get; } = new();

    internal Guid Registry { get; }

    /// <summary>What <c>$Error</c> holds, newest first.</summary>
    internal IReadOnlyList<ErrorRecord> Errors =>
        [.. ((ArrayList)Shell.GetVariable("Error")!).OfType<ErrorRecord>()];

    internal IReadOnlyList<TokenRecord> Tokens => Service.Store.Tokens(Registry);

    internal static async Task<ServedSession> OpenAsync(int tokens = 0, RegistryServiceOptions? options = null) =>
        new(await RegistryService.StartAsync((options ?? new RegistryServiceOptions()) with { Tokens = tokens }));

    internal void Connect(Uri url, string parameters = "")
    {
        var connect = new Dictionary<string, object?>
        {
            ["apiToken"] = new NetworkCredential("", Service.Options.Token).SecurePassword,
            ["url"] = url,
        };
        ShellResult result = Shell.Run(
            "Connect-IonosCloud -Token $apiToken -ApiUrl $url -RetryIntervalSec 0 " + parameters, connect);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
    }

    internal ShellResult Run(string script) => Shell.Run(script);

    internal ShellRun Start(string script) => Shell.Start(script);

    internal IReadOnlyList<ReceivedRequest> Sent(string method) =>
        [.. Service.Requests.Where(request => request.Method == method)];

    public ValueTask DisposeAsync()
    {
        Shell.Dispose();
        return Service.DisposeAsync();
    }
}
