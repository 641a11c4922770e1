#if NET
using System;
#endif
using System.Net;
using System.Net.Http;
#if NET
using System.Net.Security;
#endif
using System.Security.Authentication;

namespace IonosContainerRegistry.Client.Http.Transport;

/// <summary>
/// Makes the handler that opens connections: no cookies, no redirects, and only the allowed proxy and certificate.
/// </summary>
internal static class PrimaryHandlerFactory
{
    private const int MaximumConnections = 64;

    public static HttpMessageHandler Create(TransportSettings settings)
    {
        CertificateValidator validator = new(settings);
#if NET
        SocketsHttpHandler handler = new()
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            PooledConnectionLifetime = HandlerPool.ConnectionLifetime,
            MaxConnectionsPerServer = MaximumConnections,
            // Disable distributed tracing headers.
            ActivityHeadersPropagator = null,
        };
        if (validator.IsNeeded)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (stream, certificate, chain, errors)
                => validator.IsAccepted(((SslStream)stream).TargetHostName, certificate, chain, errors);
        }

        if (settings.ClientCertificate is { } own)
        {
            // A proxy with https is another server and must not see it.
            handler.SslOptions.LocalCertificateSelectionCallback = (_, host, _, _, _)
                => string.Equals(host, settings.Host, StringComparison.OrdinalIgnoreCase) ? own : null!;
        }
#else
        HttpClientHandler handler = new()
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MaximumConnections,
            SslProtocols = ChooseTlsVersion(ServicePointManager.SecurityProtocol),
        };
        if (validator.IsNeeded)
        {
            handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors)
                => validator.IsAccepted(message.RequestUri.IdnHost, certificate, chain, errors);
        }

        if (settings.ClientCertificate is { } own) handler.ClientCertificates.Add(own);
#endif
        handler.UseProxy = settings.Proxy is not null || !settings.IsLoopback;
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        return handler;
    }

    /// <summary>
    /// Chooses the TLS version on .NET Framework, where a process can still default to versions before 1.2.
    /// </summary>
    /// <returns>
    /// TLS 1.2 if the process doesn't allow it. Otherwise none, so that the process and the system decide.
    /// </returns>
    internal static SslProtocols ChooseTlsVersion(SecurityProtocolType processDefault)
    {
        const SecurityProtocolType SystemDefault = 0;
        bool allowsTls12 = processDefault == SystemDefault || processDefault >= SecurityProtocolType.Tls12;
        return allowsTls12 ? SslProtocols.None : SslProtocols.Tls12;
    }
}
