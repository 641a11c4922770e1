using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace IonosContainerRegistry;

/// <summary>What happens when PowerShell imports and removes the module.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Shows the runtime where the client is; it is loaded at the first call.</summary>
    public void OnImport() => ClientResolver.Register();

    /// <summary>Ends this runspace's connection.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace) ConnectionStore.Disconnect(runspace);
    }
}
