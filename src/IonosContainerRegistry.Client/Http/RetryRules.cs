using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Which failures may be repeated. A POST only where the service can't have acted, for its repetition makes another token.</summary>
internal static class RetryRules
{
    /// <summary>Whether this is how an attempt fails that brings no answer; anything else is a mistake of ours or the user's.</summary>
    public static bool IsFailedAttempt(Exception failure)
        => failure is HttpRequestException or IOException or TimeoutException or AnswerTooLargeException;

    public static bool MayRepeat(HttpMethod method, AttemptResult result)
    {
        if (result.Response is { } response)
        {
            int status = (int)response.StatusCode;
            if (method == HttpMethod.Post) return status == 429 || (status == 503 && response.Headers.RetryAfter is not null);
            return status is 408 or 429 or 502 or 503 or 504 || (status == 500 && method == HttpMethod.Get);
        }

        Exception failure = result.Exception!;
        if (failure is AnswerTooLargeException || IsCertificateFailure(failure)) return false;
        return method != HttpMethod.Post || NeverReached(failure);
    }

    /// <summary>Whether the service may have acted although the attempt failed.</summary>
    public static bool OutcomeIsUnknown(AttemptResult result) => result.Response is { } response
        ? IsUnknownStatus((int)response.StatusCode, response.Headers.RetryAfter is not null)
        : result.Exception is { } failure && !NeverReached(failure);

    public static bool IsUnknownStatus(int status, bool hasRetryAfter)
        => status == 408 || (status >= 500 && !(status == 503 && hasRetryAfter));

    /// <summary>Whether the request can't have left, for there was no connection.</summary>
    public static bool NeverReached(Exception failure)
    {
        if (IsCertificateFailure(failure)) return true;
#if NET
        if (failure is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            })
        {
            return true;
        }
#endif
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException
                {
                    SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NoData
                        or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
                })
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsCertificateFailure(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException) return true;
        }

        return false;
    }
}
