using System;
using System.Net.Http;

namespace IonosContainerRegistry.Client.Http.Retry;

/// <summary>Reads Retry-After in both its forms, seconds and date.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait; after a response that asks for more, the request fails at once.</summary>
    public static readonly TimeSpan Maximum = TimeSpan.FromSeconds(300);

    public static TimeSpan? Of(HttpResponseMessage? response, TimeProvider clock)
    {
        if (response?.Headers.RetryAfter is not { } header) return null;
        // Compare an HTTP date with the server's Date header, if present.
        TimeSpan? wait = header.Delta ?? header.Date - (response.Headers.Date ?? clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
