using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
#if NET
using System.Net.Http;
#endif
using System.Net.Sockets;
using System.Security.Authentication;

namespace IonosContainerRegistry.Client.Http;

/// <summary>What an exception of the HTTP stack means.</summary>
internal static class TransportFailure
{
    /// <summary>Whether no connection was established, so that the request can't have been sent.</summary>
    public static bool WasNotSent(Exception failure)
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
        // .NET Framework. A socket's error code wouldn't do: an established connection can end with "host unreachable"
        // too.
        return Find<WebException>(failure) is
        {
            Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure
                or WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.SecureChannelFailure
                or WebExceptionStatus.TrustFailure or WebExceptionStatus.RequestProhibitedByProxy,
        };
    }

    public static bool IsCertificateFailure(Exception failure) => Find<AuthenticationException>(failure) is not null;

    public static bool IsInvalidHttp(Exception failure)
    {
#if NET
        if (failure is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
            || Find<HttpIOException>(failure) is { HttpRequestError: HttpRequestError.InvalidResponse })
        {
            return true;
        }
#endif
        return Find<WebException>(failure) is { Status: WebExceptionStatus.ServerProtocolViolation };
    }

    /// <summary>
    /// Names the failure in words of our own or of the operating system. The messages of .NET aren't used, because they
    /// quote what the server sent and the addresses of proxies.
    /// </summary>
    public static string Describe(Exception failure)
    {
        // .NET distinguishes them only in the text of the message.
        if (IsCertificateFailure(failure))
            return "the certificate of the server was rejected, or the server doesn't support HTTPS";
        if (Find<SocketException>(failure) is { } socket)
            return new SocketException((int)socket.SocketErrorCode).Message;
        if (IsInvalidHttp(failure)) return "the response isn't valid HTTP";
        if (Find<InvalidDataException>(failure) is not null) return "the response can't be decompressed";
#if NET
        if (failure is HttpRequestException request && Describe(request.HttpRequestError) is { } words) return words;
#endif
        return Find<WebException>(failure)?.Status switch
        {
            WebExceptionStatus.NameResolutionFailure => "the host name can't be resolved",
            WebExceptionStatus.ProxyNameResolutionFailure => "the host name of the proxy can't be resolved",
            WebExceptionStatus.SecureChannelFailure => "no secure connection could be established",
            WebExceptionStatus.RequestProhibitedByProxy => "the proxy refused the request",
            WebExceptionStatus.ConnectFailure => "the connection couldn't be established",
            _ => "the connection was closed before the response was complete",
        };
    }

#if NET
    private static string? Describe(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "the host name can't be resolved",
        HttpRequestError.ConnectionError => "the connection couldn't be established",
        HttpRequestError.SecureConnectionError => "no secure connection could be established",
        HttpRequestError.ProxyTunnelError => "the proxy refused the connection",
        HttpRequestError.ConfigurationLimitExceeded => "the headers of the response are too large",
        _ => null,
    };
#endif

    private static T? Find<T>(Exception failure)
        where T : Exception
        => Causes(failure).OfType<T>().FirstOrDefault();

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
