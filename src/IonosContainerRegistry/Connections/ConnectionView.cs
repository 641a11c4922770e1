using System.Collections;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>The cells of the connection's view, for the format file.</summary>
public static class ConnectionView
{
    /// <summary>Formats the source of each setting on a line of its own.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>Such as <c>ApiUrl: environment variable IONOS_API_URL</c>. Never null, never a secret.</returns>
    public static string Sources(IonosCloudConnection connection)
        => string.Join(
            "\n", connection.Sources.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}: {entry.Value}"));
}
