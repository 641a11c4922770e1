using System;
using System.Net;

namespace IonosContainerRegistry.Client.Http;

/// <summary>What makes two connections need handlers of their own. Proxy credentials are the same only as the same object.</summary>
internal sealed record TransportSettings(
    Uri? Proxy,
    NetworkCredential? ProxyCredential,
    bool IgnoreEnvironmentProxy,
    bool SkipCertificateCheck,
    string? PinnedCertificateThumbprint)
{
    public static TransportSettings From(ClientSettings settings) => new(
        settings.Proxy,
        settings.ProxyCredential,
        settings.BaseUrl.IsLoopback,
        settings.SkipCertificateCheck,
        settings.PinnedCertificateThumbprint);
}
