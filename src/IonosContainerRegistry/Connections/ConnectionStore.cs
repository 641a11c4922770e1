using System;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace IonosContainerRegistry;

/// <summary>
/// The connection of each runspace, kept with the runspace object. Once any runspace has connected explicitly, the
/// others don't fall back to the environment or a file: that could be another account.
/// </summary>
internal static class ConnectionStore
{
    private static readonly ConditionalWeakTable<Runspace, Slot> Slots = new();
    private static volatile bool AnyConnected;

    public static IonosCloudConnection? Current(Runspace runspace)
        => Slots.TryGetValue(runspace, out Slot slot) ? slot.Explicit : null;

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

    /// <summary>Finds the connection to use where none was given as a parameter.</summary>
    /// <param name="runspace">The runspace that asks.</param>
    /// <param name="warn">Takes what the user should know about the configuration file, once; null where nobody would see it.</param>
    /// <exception cref="RegistryException">There is none; the message says how to get one.</exception>
    public static IonosCloudConnection Find(Runspace runspace, Action<string>? warn)
    {
        Slot slot = Slots.GetOrCreateValue(runspace);
        if (slot.Explicit is { } connection) return connection;
        if (AnyConnected)
        {
            throw new RegistryException(
                "This runspace has no connection. Use Connect-IonosCloud, or pass on one that another runspace made: -Connection $using:c, where $c comes from Connect-IonosCloud -PassThru. Neither the environment nor a configuration file is used once Connect-IonosCloud was.");
        }

        EnvironmentSettings environment = EnvironmentSettings.Read();
        ProfileSettings? profile = environment.HoldCredentials ? null : ProfileSettings.Find(null);
        if (slot.Implicit is not { } found || found.Environment != environment || found.Profile != profile)
        {
            Queue<string> warnings = new();
            IonosCloudConnection made = environment.ToConnection() ?? FromProfile(environment, profile, warnings.Enqueue);
            slot.Implicit?.Connection.Close();
            slot.Implicit = found = new ImplicitConnection(environment, profile, made, warnings);
        }

        while (warn is not null && found.Warnings.Count > 0) warn(found.Warnings.Dequeue());
        return found.Connection;
    }

    private static IonosCloudConnection FromProfile(EnvironmentSettings environment, ProfileSettings? profile, Action<string> warn)
    {
        if (profile is null)
        {
            throw new RegistryException(
                "There is no connection. Use Connect-IonosCloud, or set IONOS_TOKEN, or IONOS_USERNAME and IONOS_PASSWORD, or keep a profile in a configuration file.");
        }

        IonosCloudConnection connection = new();
        environment.ApplyTo(connection);
        profile.ApplyTo(connection, warn);
        return connection;
    }

    private sealed record ImplicitConnection(
        EnvironmentSettings Environment, ProfileSettings? Profile, IonosCloudConnection Connection, Queue<string> Warnings);

    private sealed class Slot
    {
        public IonosCloudConnection? Explicit { get; set; }

        public ImplicitConnection? Implicit { get; set; }
    }
}
