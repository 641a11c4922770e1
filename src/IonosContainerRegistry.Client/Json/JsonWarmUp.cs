using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Json;

/// <summary>
/// Makes what reading a list of tokens needs on another thread. It takes as long as opening a connection does, so the first
/// answer finds it ready.
/// </summary>
internal static class JsonWarmUp
{
    private const string Sample =
        """
        {"items":[{"id":"7d4f3a52-9f1c-4a77-8b1e-0d6c5b4a3f21","href":"","metadata":{"createdBy":"","createdDate":"2026-01-02T03:04:05Z"},
        "properties":{"name":"","expiryDate":null,"scopes":[{"actions":[""]}],"credentials":{"username":"","password":""}}}],"total":1}
        """;

    private static int _begun;

    /// <summary>Begins it, once in a process.</summary>
    public static void Begin()
    {
        if (Interlocked.Exchange(ref _begun, 1) == 0)
            _ = Task.Run(() => JsonSerializer.Deserialize(Sample, WireContext.Default.TokenListResource));
    }
}
