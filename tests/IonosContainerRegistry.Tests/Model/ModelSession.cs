using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>A service and a shell that run one scenario after the other, each from the same beginning.</summary>
internal sealed class ModelSession : IAsyncDisposable
{
    private static readonly ScopeRecord Pull = new("repository", "team-a/*", ["pull"]);

    private readonly ConnectedSession _session;

    private ModelSession(ConnectedSession session) => _session = session;

    public RegistryService Service => _session.Service;

    public ShellSession Shell => _session.Session;

    public Guid Registry => _session.Registry;

    public static async Task<ModelSession> OpenAsync(bool replacingIssuesPassword) =>
        new(await ConnectedSession.OpenAsync(options: new RegistryServiceOptions
        {
            Registries = 2,
            ReplaceIssuesPassword = replacingIssuesPassword,
        }));

    /// <summary>Goes back to the beginning: the same tokens, no faults, a new connection.</summary>
    public void Begin()
    {
        Service.Faults.Clear();
        RegistryStore store = Service.Store;
        Guid other = store.Registries[1].Id;
        store.ClearTokens(Registry);
        store.ClearTokens(other);
        foreach (TokenRecord token in CreateTokens(DateTimeOffset.UtcNow))
            store.AddToken(Registry, token);
        store.AddToken(other, CreateToken("alpha"));
        _session.Connect(new Uri("http://127.0.0.1:1"), "-MaximumRetryCount 1");
        Shell.Run("$unreachable = Get-IonosCloudConnection");
        _session.Connect(Service.Url, "-MaximumRetryCount 1");
        Shell.SetVariable("VerbosePreference", ActionPreference.Continue);
        Shell.SetVariable("DebugPreference", ActionPreference.Continue);
    }

    /// <summary>Sets what the next step refers to, and clears the output of the last one.</summary>
    public void Prepare(IReadOnlyList<Guid> ids, IReadOnlyList<string> names)
    {
        Shell.SetVariable("ids", ids.ToArray());
        Shell.SetVariable("names", names.ToArray());
        Shell.SetVariable("listed", null);
        Shell.SetVariable("received", null);
        Shell.SetVariable("ended", null);
        ((ArrayList)Shell.GetVariable("Error")!).Clear();
        Shell.Host.Screen.Clear();
        Service.ClearRequests();
    }

    /// <summary>The objects that a variable holds.</summary>
    public IReadOnlyList<PSObject> Objects(string variable) => Shell.GetVariable(variable) switch
    {
        null => [],
        PSObject { BaseObject: IEnumerable items } => [.. items.Cast<object>().Select(PSObject.AsPSObject)],
        IEnumerable items => [.. items.Cast<object>().Select(PSObject.AsPSObject)],
        object item => [PSObject.AsPSObject(item)],
    };

    /// <summary>What <c>$Error</c> holds, oldest first.</summary>
    public IEnumerable<ErrorRecord> Errors() => ((ArrayList)Shell.GetVariable("Error")!).Cast<object>().Reverse()
        .Select(error => error as ErrorRecord ?? ((RuntimeException)error).ErrorRecord);

    public async ValueTask DisposeAsync() => await _session.DisposeAsync();

    // More than a list reads ahead, with everything that rotating, copying and changing scopes depend on.
    private static IEnumerable<TokenRecord> CreateTokens(DateTimeOffset now) =>
    [
        CreateToken("alpha") with { Scopes = [Pull, new ScopeRecord("registry", "*", ["list"])] },
        CreateToken("bravo") with { Scopes = [Pull], ExpiryDate = now.AddDays(30) },
        CreateToken("charlie") with { Status = "disabled" },
        CreateToken("delta") with { ExpiryDate = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) },
        CreateToken("echo-20250102") with { ExpiryDate = now.AddMinutes(90), CreatedDate = now.AddDays(-60) },
        CreateToken("foxtrot") with { Scopes = [new ScopeRecord("repository", "*", ["pull", "push"])] },
        CreateToken("golf") with { ExpiryDate = now.AddDays(300) },
        CreateToken("hotel"),
    ];

    private static TokenRecord CreateToken(string name) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        Password = Guid.NewGuid().ToString("N"),
        CreatedDate = DateTimeOffset.UtcNow.AddDays(-3),
    };
}
