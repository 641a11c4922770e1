using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace IonosContainerRegistry.Connections;

/// <summary>
/// The connection of each runspace. After Connect-IonosCloud has run in any runspace, the others no longer use the
/// environment or a configuration file, because these could contain the credentials of another account.
/// </summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, Slot> Slots = new();
    private static volatile bool AnyConnected;

    public static void Connect(Runspace runspace, IonosCloudConnection connection)
    {
        Slot slot = Slots.GetOrCreateValue(runspace);
        slot.Explicit?.Close();
        slot.Explicit = connection;
        AnyConnected = true;
    }

    public static void Disconnect(Runspace runspace)
    {
        if (!Slots.TryGetValue(runspace, out Slot slot)) return;
        slot.Explicit?.Close();
        slot.Explicit = null;
        slot.Implicit?.Connection.Close();
        slot.Implicit = null;
    }

    /// <summary>Finds the connection to use without -Connection.</summary>
    /// <param name="runspace">The runspace of the command.</param>
    /// <param name="warn">Receives warnings about the configuration file, once, or null if they can't be shown.</param>
    /// <exception cref="RegistryException">There is none. The message says how to connect.</exception>
    public static IonosCloudConnection Find(Runspace runspace, Action<string>? warn)
    {
        Slot slot = Slots.GetOrCreateValue(runspace);
        if (slot.Explicit is { } connection) return connection;
        if (AnyConnected)
        {
            throw new RegistryException("You aren't connected in this runspace. Run Connect-IonosCloud, or pass an "
                + "existing connection: -Connection $using:connection. After Connect-IonosCloud has run in a process, "
                + "environment variables and the configuration file are no longer used.");
        }

        EnvironmentSettings environment = EnvironmentSettings.Read();
        ProfileSettings? profile = environment.HoldCredentials ? null : ProfileSettings.Find(null);
        if (slot.Implicit is not { } found || found.Environment != environment || found.Profile != profile)
        {
            Queue<string> warnings = new();
            IonosCloudConnection created =
                environment.ToConnection() ?? CreateFromProfile(environment, profile, warnings.Enqueue);
            slot.Implicit?.Connection.Close();
            slot.Implicit = found = new ImplicitConnection(environment, profile, created, warnings);
        }

        while (warn is not null && found.Warnings.Count > 0) warn(found.Warnings.Dequeue());
        return found.Connection;
    }

    private static IonosCloudConnection CreateFromProfile(
        EnvironmentSettings environment, ProfileSettings? profile, Action<string> warn)
    {
        if (profile is null)
        {
            throw new RegistryException("You aren't connected. Run Connect-IonosCloud, set the environment variable "
                + "IONOS_TOKEN (or IONOS_USERNAME and IONOS_PASSWORD), or add a profile to the configuration file.");
        }

        IonosCloudConnection connection = new();
        environment.ApplyTo(connection);
        profile.ApplyTo(connection, warn);
        return connection;
    }

    private sealed record ImplicitConnection(
        EnvironmentSettings Environment,
        ProfileSettings? Profile,
        IonosCloudConnection Connection,
        Queue<string> Warnings);

    private sealed class Slot
    {
        public IonosCloudConnection? Explicit { get; set; }

        public ImplicitConnection? Implicit { get; set; }
    }
}
