using System.Net;
using System.Net.Http;

namespace IonosContainerRegistry.Client.Http;

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
            handler.SslOptions.RemoteCertificateValidationCallback = (stream, certificate, _, errors)
                => validator.IsAccepted(((System.Net.Security.SslStream)stream).TargetHostName, certificate, errors);
        }
#else
        HttpClientHandler handler = new()
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MaximumConnections,
            SslProtocols = TlsVersion.Choose(ServicePointManager.SecurityProtocol),
        };
        if (validator.IsNeeded)
        {
            handler.ServerCertificateCustomValidationCallback = (message, certificate, _, errors)
                => validator.IsAccepted(message.RequestUri.IdnHost, certificate, errors);
        }
#endif
        handler.UseProxy = settings.Proxy is not null || !settings.IsLoopback;
        if (settings.Proxy is not null)
            handler.Proxy = new WebProxy(settings.Proxy) { Credentials = settings.ProxyCredential };
        return handler;
    }
}
