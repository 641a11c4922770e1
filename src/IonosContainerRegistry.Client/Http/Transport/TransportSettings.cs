using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Client.Http.Transport;

/// <summary>
/// What makes two clients need handlers of their own. Proxy credentials are the same only as the same object.
/// </summary>
internal sealed record TransportSettings(
    string Host,
    bool IsLoopback,
    Uri? Proxy,
    NetworkCredential? ProxyCredential,
    bool SkipCertificateCheck,
    string? PinnedCertificateThumbprint,
    CertificateAuthorities TrustedAuthorities,
    X509Certificate2? ClientCertificate)
{
    public static TransportSettings From(ClientSettings settings) => new(
        settings.BaseUrl.IdnHost,
        settings.BaseUrl.IsLoopback,
        settings.Proxy,
        settings.ProxyCredential,
        settings.SkipCertificateCheck,
        settings.PinnedCertificateThumbprint,
        new CertificateAuthorities(settings.TrustedCertificateAuthorities),
        settings.ClientCertificate);
}
