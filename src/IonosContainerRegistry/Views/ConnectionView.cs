using System.Collections;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>The cells of the connection's list; the format file calls them.</summary>
public static class ConnectionView
{
    /// <summary>Where each setting came from, a line each.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Such as <c>ApiUrl: environment variable IONOS_API_URL</c>; never null, never a secret.</returns>
    public static string Sources(IonosCloudConnection connection)
        => string.Join("\n", connection.Sources.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}: {entry.Value}"));
}
