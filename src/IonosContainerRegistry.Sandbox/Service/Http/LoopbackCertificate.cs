using System;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Makes an untrusted certificate for the loopback address.</summary>
internal static class LoopbackCertificate
{
    private const int KeySize = 2048;

    public static X509Certificate2 Make()
    {
        // Mono can't build a chain with a key of an elliptic curve.
        using var key = RSA.Create(KeySize);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());

        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));

        // Windows can't serve with a key that exists only in memory. Exporting and importing the certificate
        // as PKCS #12 gives it a usable key.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
