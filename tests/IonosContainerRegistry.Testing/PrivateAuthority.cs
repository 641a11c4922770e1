using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Testing;

/// <summary>A certificate authority that isn't trusted, and the certificates that it issues.</summary>
public sealed class PrivateAuthority : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    /// <summary>Makes the authority's own certificate.</summary>
    public PrivateAuthority()
    {
        CertificateRequest request = new(
            "CN=Private authority", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    /// <summary>The authority's own certificate.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>Issues a certificate with its private key, for a server or a client.</summary>
    /// <param name="host">The name or the address.</param>
    /// <param name="expiry">Null for ten days from now.</param>
    public X509Certificate2 Issue(string host, DateTimeOffset? expiry = null)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=" + host, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(host, out IPAddress? address)) names.AddIpAddress(address);
        else names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        // Distinguishes authorities with the same name.
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, true, false));
        using X509Certificate2 issued = request.Create(
            Root, DateTimeOffset.UtcNow.AddHours(-23), expiry ?? DateTimeOffset.UtcNow.AddDays(10),
            Guid.NewGuid().ToByteArray());
        using X509Certificate2 complete = issued.CopyWithPrivateKey(key);
        // A key that isn't stored can't be used for TLS on Windows.
        return X509CertificateLoader.LoadPkcs12(complete.Export(X509ContentType.Pkcs12), null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
    }
}
