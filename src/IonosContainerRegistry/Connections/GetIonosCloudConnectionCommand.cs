using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using IonosContainerRegistry.Connections;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry;

/// <summary>Get-IonosCloudConnection: returns the connection that commands in the runspace use.</summary>
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
        catch (Exception fault) when (fault is RegistryException or ParameterException)
        {
            WriteError(ConnectionErrors.NotConnected(fault));
        }
    }
}
