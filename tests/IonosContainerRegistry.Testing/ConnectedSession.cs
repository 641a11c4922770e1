using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Testing.Shell;
using Xunit;

namespace IonosContainerRegistry.Testing;

/// <summary>
/// A service and a session connected to it. As the base of a test class it is fresh for each test; a test that needs a
/// service of its own opens one. The variables <c>$registry</c> and <c>$other</c> are the IDs of the first two
/// registries, and <c>$ids</c>, those of the first one's tokens.
/// </summary>
public class ConnectedSession : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>The service.</summary>
    public RegistryService Service { get; private set; } = null!;

    /// <summary>The session.</summary>
    public ShellSession Session { get; private set; } = null!;

    /// <summary>The first registry.</summary>
    public Guid Registry => Service.Store.Registries[0].Id;

    /// <summary>The second registry.</summary>
    public Guid Other => Service.Store.Registries[1].Id;

    /// <summary>The tokens of the first registry, as they are now.</summary>
    public IReadOnlyList<TokenRecord> Tokens => Service.Store.Tokens(Registry);

    /// <summary>The requests so far, each as method, the path below the registries, and query.</summary>
    public string[] Requests => [.. Service.Requests.Select(Shorten)];

    /// <summary>The bodies of the requests so far that had one.</summary>
    public string[] Bodies => [.. Service.Requests.Select(request => request.Body).Where(body => body.Length > 0)];

    /// <summary>What <c>$Error</c> holds, newest first.</summary>
    public IReadOnlyList<ErrorRecord> Errors => [.. ((ArrayList)Session.GetVariable("Error")!).OfType<ErrorRecord>()];

    /// <summary>What the service holds at the beginning.</summary>
    protected virtual RegistryServiceOptions Options { get; private init; } = new() { Registries = 2, Tokens = 6 };

    /// <summary>Opens a session.</summary>
    public static async Task<ConnectedSession> OpenAsync(int tokens = 0, RegistryServiceOptions? options = null)
    {
        var session =
            new ConnectedSession { Options = (options ?? new RegistryServiceOptions()) with { Tokens = tokens } };
        await session.InitializeAsync();
        return session;
    }

    /// <inheritdoc/>
    public virtual async Task InitializeAsync()
    {
        Service = await RegistryService.StartAsync(Options);
        Session = new ShellSession();
        Session.ImportModule();
        Session.SetVariable("secret", PlainText.Protect(Service.Options.Token));
        Session.SetVariable("registry", Registry);
        Session.SetVariable("other", Service.Store.Registries.Count > 1 ? Other : null);
        Session.SetVariable("ids", Tokens.Select(token => token.Id).ToArray());
        Connect(Service.Url);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Session.Dispose();
        await Service.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>Connects the session to an address, which <c>$url</c> holds from now on.</summary>
    public void Connect(Uri url, string parameters = "")
    {
        Session.SetVariable("url", url);
        Succeed("Connect-IonosCloud -Token $secret -ApiUrl $url -RetryIntervalSec 0 " + parameters);
    }

    /// <summary>Runs a script to its end.</summary>
    public ShellResult Run(string script) => Session.Run(script);

    /// <summary>Starts a script, so that it can be watched and stopped.</summary>
    public ShellRun Start(string script) => Session.Start(script);

    /// <summary>Runs a script that has nothing to complain about; returns its output.</summary>
    public IReadOnlyList<PSObject> Succeed(string script)
    {
        ShellResult result = Session.Run(script);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors.Select(error => error.ToString()));
        return result.Output;
    }

    /// <summary>Runs a script with one error, which doesn't end it; returns the error.</summary>
    public ErrorRecord Fail(string script)
    {
        ShellResult result = Catching(script, out ErrorRecord? caught);
        Assert.Null(caught);
        return Assert.Single(result.Errors);
    }

    /// <summary>Runs a script that a terminating error ends; returns the error.</summary>
    public ErrorRecord Terminate(string script)
    {
        ShellResult result = Catching(script, out ErrorRecord? caught);
        Assert.Empty(result.Errors);
        Assert.NotNull(caught);
        return caught;
    }

    /// <summary>Runs a script that has nothing to complain about; returns the names of its output.</summary>
    public string[] Names(string script) =>
        [.. Succeed(script).Select(output => (string)output.Properties["Name"].Value)];

    /// <summary>The requests of a method so far.</summary>
    public IReadOnlyList<ReceivedRequest> Sent(string method) =>
        [.. Service.Requests.Where(request => request.Method == method)];

    /// <summary>The part of an error's id that the module chose.</summary>
    public static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private ShellResult Catching(string script, out ErrorRecord? caught)
    {
        ShellResult result = Session.Run($"$caught = $null; try {{ {script} }} catch {{ $caught = $PSItem }}");
        Assert.Null(result.TerminatingError);
        caught = (Session.GetVariable("caught") as PSObject)?.BaseObject as ErrorRecord
            ?? Session.GetVariable("caught") as ErrorRecord;
        return result;
    }

    private string Shorten(ReceivedRequest request)
    {
        string text = request.ToString().Replace("/containerregistries/registries", "", StringComparison.Ordinal)
            .Replace(Registry.ToString(), "first", StringComparison.Ordinal);
        return Service.Store.Registries.Count > 1
            ? text.Replace(Other.ToString(), "second", StringComparison.Ordinal)
            : text;
    }
}
