using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace IonosContainerRegistry;

/// <summary>
/// The connection of each runspace, kept with the runspace object. Once any runspace has connected explicitly, the
/// others don't fall back to the environment: that could be another account.
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
    /// <exception cref="RegistryException">There is none; the message says how to get one.</exception>
    public static IonosCloudConnection Find(Runspace runspace)
    {
        Slot slot = Slots.GetOrCreateValue(runspace);
        if (slot.Explicit is { } connection) return connection;
        if (AnyConnected)
        {
            throw new RegistryException(
                "This runspace has no connection. Use Connect-IonosCloud, or pass on one that another runspace made: -Connection $using:c, where $c comes from Connect-IonosCloud -PassThru. The environment is not used once Connect-IonosCloud was.");
        }

        EnvironmentSettings environment = EnvironmentSettings.Read();
        if (slot.Implicit is { } known && known.Settings == environment) return known.Connection;
        IonosCloudConnection made = environment.ToConnection() ?? throw new RegistryException(
            "There is no connection. Use Connect-IonosCloud, or set IONOS_TOKEN, or IONOS_USERNAME and IONOS_PASSWORD.");
        slot.Implicit?.Connection.Close();
        slot.Implicit = new ImplicitConnection(environment, made);
        return made;
    }

    private sealed record ImplicitConnection(EnvironmentSettings Settings, IonosCloudConnection Connection);

    private sealed class Slot
    {
        public IonosCloudConnection? Explicit { get; set; }

        public ImplicitConnection? Implicit { get; set; }
    }
}
