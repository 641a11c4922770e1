using System;
using System.Net.Http;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Reads Retry-After in both its forms, seconds and date.</summary>
internal static class RetryAfter
{
    /// <summary>The longest wait that is made; past it the caller is told when to come back.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    public static TimeSpan? Of(HttpResponseMessage? response, TimeProvider clock)
    {
        if (response?.Headers.RetryAfter is not { } header) return null;
        // A date is the service's, so it is held against the service's clock where that is known.
        TimeSpan? wait = header.Delta ?? header.Date - (response.Headers.Date ?? clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
