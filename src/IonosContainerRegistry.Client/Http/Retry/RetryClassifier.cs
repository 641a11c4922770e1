using System;
using System.IO;
using System.Net.Http;

namespace IonosContainerRegistry.Client.Http.Retry;

/// <summary>
/// Decides which failed attempts may be followed by another. A POST only if the service can't have acted, because its
/// repetition would create another resource.
/// </summary>
internal static class RetryClassifier
{
    /// <summary>
    /// Whether this is how an attempt without a response fails; anything else is an error in the program.
    /// </summary>
    public static bool IsFailedAttempt(Exception failure)
        => failure is HttpRequestException or IOException or TimeoutException or ResponseTooLargeException;

    public static bool ShouldRetry(HttpMethod method, HttpResponseMessage response)
    {
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

    /// <summary>Whether the service might have acted although it returned a failure.</summary>
    public static bool IsOutcomeUnknown(HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        return status == 408 || (status >= 500 && !(status == 503 && response.Headers.RetryAfter is not null));
    }
}
