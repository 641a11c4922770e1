using System.Management.Automation;
using System.Management.Automation.Runspaces;
using IonosContainerRegistry.Connections;
using IonosContainerRegistry.Loading;

namespace IonosContainerRegistry;

/// <summary>Runs when PowerShell imports and removes the module.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Registers the resolver of the client, which is loaded at the first request.</summary>
    public void OnImport() => ClientResolver.Register();

    /// <summary>Removes the connection of the runspace.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace) ConnectionStore.Disconnect(runspace);
    }
}
