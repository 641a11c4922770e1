using System;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Connections;

/// <summary>Makes the errors of connections that can't be used.</summary>
internal static class ConnectionErrors
{
    /// <summary>There is no usable connection.</summary>
    public static ErrorRecord NotConnected(Exception fault) => ErrorRecordFactory.Make(
        new RegistryException(fault.Message), ConnectionErrorId.NotConnected, ErrorCategory.ConnectionError, null);

    /// <summary>The configuration file or its profile can't be used.</summary>
    public static ErrorRecord InvalidProfile(RegistryException fault, string profileName)
        => ErrorRecordFactory.Make(fault, ConnectionErrorId.InvalidProfile, ErrorCategory.InvalidData, profileName);
}
