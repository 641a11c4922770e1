using System;
using System.Collections.Generic;
using System.Linq;
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

        // An HTTPS proxy is another server. Check and pin apply to the certificate of the API.
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

/// <summary>
/// Root certificates that are trusted beside the system's. Two sets are equal if they contain the same.
/// </summary>
internal sealed class CertificateAuthorities : IEquatable<CertificateAuthorities>
{
    private readonly X509Certificate2[] _roots;
    private readonly string _key;

    public CertificateAuthorities(IEnumerable<X509Certificate2> roots)
    {
        _roots = roots.ToArray();
        _key = string.Join(" ", _roots.Select(root => Convert.ToBase64String(root.RawData)));
    }

    public bool IsEmpty => _roots.Length == 0;

    /// <summary>Whether a certificate is valid if only these roots are trusted.</summary>
    /// <param name="certificate">The server's certificate.</param>
    /// <param name="presented">The chain that the system built, with the certificates that the server sent.</param>
    public bool HaveIssued(X509Certificate? certificate, X509Chain? presented)
    {
        if (IsEmpty || certificate is null) return false;
        using X509Chain chain = new();
        if (presented is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
            foreach (X509ChainElement element in presented.ChainElements)
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        // A private authority seldom publishes revocations.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using X509Certificate2 server = new(certificate);
#if NET
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        return chain.Build(server);
#else
        // .NET Framework supports no trust but the system's, so the end of the chain is compared here.
        chain.ChainPolicy.ExtraStore.AddRange(_roots);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        if (!chain.Build(server)) return false;
        byte[] end = chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData;
        return _roots.Any(root => root.RawData.SequenceEqual(end));
#endif
    }

    public bool Equals(CertificateAuthorities? other) => other?._key == _key;

    public override bool Equals(object? obj) => Equals(obj as CertificateAuthorities);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_key);
}
