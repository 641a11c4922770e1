using System;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Client.Http.Transport;

/// <summary>Decides whether a server's certificate is accepted, if the ordinary checks alone don't.</summary>
internal sealed class CertificateValidator
{
    private readonly TransportSettings _settings;

    public CertificateValidator(TransportSettings settings) => _settings = settings;

    public bool IsNeeded => _settings.SkipCertificateCheck || _settings.PinnedCertificateThumbprint is not null
        || !_settings.TrustedAuthorities.IsEmpty;

    public bool IsAccepted(string? host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.RemoteCertificateChainErrors
            && _settings.TrustedAuthorities.HaveIssued(certificate, chain))
        {
            errors = SslPolicyErrors.None;
        }

        // A proxy with https is another server; check and pin are about the API's.
        if (!string.Equals(host, _settings.Host, StringComparison.OrdinalIgnoreCase))
            return errors == SslPolicyErrors.None;
        if (errors != SslPolicyErrors.None && !_settings.SkipCertificateCheck) return false;
        if (_settings.PinnedCertificateThumbprint is not { } pin) return true;
        if (certificate is null) return false;
        using SHA256 sha256 = SHA256.Create();
        string thumbprint = BitConverter.ToString(sha256.ComputeHash(certificate.GetRawCertData())).Replace("-", "");
        return string.Equals(thumbprint, pin, StringComparison.OrdinalIgnoreCase);
    }
}
