using System;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Makes the handler that opens connections: no cookies, no redirects, and only the proxy and certificate allowed.</summary>
internal static class PrimaryHandler
{
    private const int MaximumConnections = 64;

    public static HttpMessageHandler Create(TransportSettings settings)
    {
        bool useProxy = settings.Proxy is not null || !settings.IgnoreEnvironmentProxy;
#if NET
        SocketsHttpHandler handler = new()
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            PooledConnectionLifetime = Transport.ConnectionLifetime,
            MaxConnectionsPerServer = MaximumConnections,
            UseProxy = useProxy,
            // Nobody traces the requests of a shell.
            ActivityHeadersPropagator = null,
        };
        if (settings.Proxy is not null) handler.Proxy = ProxyOf(settings);
        if (ChecksCertificates(settings))
        {
            handler.SslOptions.RemoteCertificateValidationCallback =
                (_, certificate, _, errors) => Accepts(settings, certificate, errors);
        }
#else
        HttpClientHandler handler = new()
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = MaximumConnections,
            UseProxy = useProxy,
        };
        if (settings.Proxy is not null) handler.Proxy = ProxyOf(settings);
        if (ChecksCertificates(settings))
        {
            handler.ServerCertificateCustomValidationCallback =
                (_, certificate, _, errors) => Accepts(settings, certificate, errors);
        }
#endif
        return handler;
    }

    // Apart, so that a call without a proxy loads nothing of it.
    private static WebProxy ProxyOf(TransportSettings settings) => new(settings.Proxy) { Credentials = settings.ProxyCredential };

    private static bool ChecksCertificates(TransportSettings settings)
        => settings.SkipCertificateCheck || settings.PinnedCertificateThumbprint is not null;

    private static bool Accepts(TransportSettings settings, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None && !settings.SkipCertificateCheck) return false;
        if (settings.PinnedCertificateThumbprint is not { } pin) return true;
        if (certificate is null) return false;
        using SHA256 sha256 = SHA256.Create();
        string thumbprint = BitConverter.ToString(sha256.ComputeHash(certificate.GetRawCertData())).Replace("-", "");
        return string.Equals(thumbprint, pin, StringComparison.OrdinalIgnoreCase);
    }
}
