using System;
using System.IO;
using System.Net.Http;

namespace IonosContainerRegistry.Client.Http.Retry;

/// <summary>
/// Decides which failed attempts may be followed by another, and when. A POST only if the service can't have acted,
/// because a retry would create another resource.
/// </summary>
internal static class RetryClassifier
{
    /// <summary>The longest wait. After a response that requires a longer one, the request fails at once.</summary>
    public static readonly TimeSpan MaximumWait = TimeSpan.FromSeconds(300);

    /// <summary>
    /// Whether this is how an attempt without a response fails. Anything else is an error in the program.
    /// </summary>
    public static bool IsFailedAttempt(Exception failure)
        => failure is HttpRequestException or IOException or TimeoutException or ResponseTooLargeException;

    public static bool ShouldRetry(HttpMethod method, HttpResponseMessage response, TimeProvider clock)
    {
        if (RequestedWait(response, clock) > MaximumWait) return false;
        int status = (int)response.StatusCode;
        if (method == HttpMethod.Post) return status == 429 || (status == 503 && !IsOutcomeUnknown(response));
        return status is 408 or 429 or 502 or 503 or 504
            || (status == 500 && (method == HttpMethod.Get || method == HttpMethod.Head));
    }

    public static bool ShouldRetry(HttpMethod method, Exception failure)
    {
        if (!IsFailedAttempt(failure) || failure is ResponseTooLargeException) return false;
        if (TransportFailure.IsCertificateFailure(failure)) return false;
        return method != HttpMethod.Post || TransportFailure.WasNotSent(failure);
    }

    /// <summary>
    /// Whether the service might have acted although the status isn't one of success. Of the redirects, only 307 and
    /// 308 redirect the same request to another address. 303 follows a POST that was carried out.
    /// </summary>
    public static bool IsOutcomeUnknown(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        return status is (>= 300 and < 400 and not 307 and not 308) or 408
            || (status >= 500 && !(status == 503 && response.Headers.RetryAfter is not null));
    }

    /// <summary>The wait that a response specifies in Retry-After, as seconds or as a date, or null for none.</summary>
    public static TimeSpan? RequestedWait(HttpResponseMessage? response, TimeProvider clock)
    {
        if (response?.Headers.RetryAfter is not { } header) return null;
        // Compare an HTTP date with the server's Date header, if present.
        TimeSpan? wait = header.Delta ?? header.Date - (response.Headers.Date ?? clock.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Whether the service didn't act.</summary>
    public static bool WasRefused(HttpResponseMessage response)
        => !response.IsSuccessStatusCode && !IsOutcomeUnknown(response);
}
