using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;
using Xunit;

namespace IonosContainerRegistry.Tests.Sessions;

/// <summary>
/// A service and a session connected to it, fresh for each test. The session knows <c>$registry</c> and <c>$other</c>,
/// the ids of its two registries, and <c>$ids</c>, those of the first one's tokens.
/// </summary>
public abstract class ConnectedSession : IAsyncLifetime
{
    private protected RegistryService Service { get; private set; } = null!;

    private protected ShellSession Session { get; private set; } = null!;

    private protected virtual RegistryServiceOptions Options { get; } = new() { Registries = 2, Tokens = 6 };

    private protected Guid Registry => Service.Store.Registries[0].Id;

    private protected Guid Other => Service.Store.Registries[1].Id;

    /// <summary>The tokens of the first registry, as they are now.</summary>
    private protected IReadOnlyList<TokenRecord> Tokens => Service.Store.Tokens(Registry);

    /// <summary>The requests so far, each as method, the path below the registries, and query.</summary>
    private protected string[] Requests => [.. Service.Requests.Select(Shorten)];

    private protected string[] Bodies => [.. Service.Requests.Select(request => request.Body).Where(body => body.Length > 0)];

    public virtual async Task InitializeAsync()
    {
        Service = await RegistryService.StartAsync(Options);
        Session = new ShellSession();
        Session.ImportModule();
        Session.SetVariable("url", Service.Url);
        Session.SetVariable("secret", Secret(Service.Options.Token));
        Session.SetVariable("registry", Registry);
        Session.SetVariable("other", Other);
        Session.SetVariable("ids", Tokens.Select(token => token.Id).ToArray());
        Succeed("Connect-IonosCloud -Token $secret -ApiUrl $url -RetryIntervalSec 0");
    }

    public async Task DisposeAsync()
    {
        Session.Dispose();
        await Service.DisposeAsync();
    }

    private protected static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (char c in text)
            secret.AppendChar(c);
        return secret;
    }

    private protected ShellResult Run(string script) => Session.Run(script);

    /// <summary>Runs a script that has nothing to complain about; returns its output.</summary>
    private protected IReadOnlyList<PSObject> Succeed(string script)
    {
        ShellResult result = Session.Run(script);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors.Select(error => error.ToString()));
        return result.Output;
    }

    /// <summary>Runs a script with one error, which doesn't end it; returns the error.</summary>
    private protected ErrorRecord Fail(string script)
    {
        ShellResult result = Catching(script, out ErrorRecord? caught);
        Assert.Null(caught);
        return Assert.Single(result.Errors);
    }

    /// <summary>Runs a script that a terminating error ends; returns the error.</summary>
    private protected ErrorRecord Terminate(string script)
    {
        ShellResult result = Catching(script, out ErrorRecord? caught);
        Assert.Empty(result.Errors);
        Assert.NotNull(caught);
        return caught;
    }

    private protected string[] Names(string script) =>
        [.. Succeed(script).Select(output => (string)output.Properties["Name"].Value)];

    /// <summary>The part of an error's id that the module chose.</summary>
    private protected static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private ShellResult Catching(string script, out ErrorRecord? caught)
    {
        ShellResult result = Session.Run($"$caught = $null; try {{ {script} }} catch {{ $caught = $PSItem }}");
        Assert.Null(result.TerminatingError);
        caught = (Session.GetVariable("caught") as PSObject)?.BaseObject as ErrorRecord ?? Session.GetVariable("caught") as ErrorRecord;
        return result;
    }

    private string Shorten(ReceivedRequest request) => request.ToString()
        .Replace("/containerregistries/registries", "", StringComparison.Ordinal)
        .Replace(Registry.ToString(), "first", StringComparison.Ordinal)
        .Replace(Other.ToString(), "second", StringComparison.Ordinal);
}
