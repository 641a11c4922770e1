using System.Management.Automation;
using System.Management.Automation.Runspaces;
using IonosContainerRegistry.Connections;

namespace IonosContainerRegistry;

/// <summary>Disconnect-IonosCloud: removes the connection of the runspace. It sends no request.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "IonosCloud")]
public sealed class DisconnectIonosCloudCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => ConnectionStore.Disconnect(Runspace.DefaultRunspace);
}
