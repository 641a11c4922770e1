using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace IonosContainerRegistry.Commands;

/// <summary>Disconnect-IonosCloud: forgets this runspace's connection. Nothing is sent.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "IonosCloud")]
public sealed class DisconnectIonosCloudCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => ConnectionStore.Disconnect(Runspace.DefaultRunspace);
}
