using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace IonosContainerRegistry.Commands;

/// <summary>Get-IonosCloudConnection: shows the connection that commands in this runspace use, without its secret.</summary>
[Cmdlet(VerbsCommon.Get, "IonosCloudConnection")]
[OutputType(typeof(IonosCloudConnection))]
public sealed class GetIonosCloudConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(ConnectionStore.Find(Runspace.DefaultRunspace, WriteWarning));
        }
        catch (RegistryException e)
        {
            WriteError(ErrorRecords.NoConnection(e.Message));
        }
    }
}
