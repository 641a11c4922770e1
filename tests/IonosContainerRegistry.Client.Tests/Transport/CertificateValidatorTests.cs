using System;
using System.Net.Http;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IonosContainerRegistry.Client.Http.Transport;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

/// <summary>A certificate that the system trusts, as no server on loopback has one.</summary>
public class CertificateValidatorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_pin_counts_for_a_certificate_that_the_system_trusts(bool matches)
    {
        using PrivateAuthority authority = new();
        using X509Certificate2 certificate = authority.Issue("127.0.0.1");
        TransportSettings settings = TransportSettings.From(new ClientSettings
        {
            BaseUrl = new Uri("https://127.0.0.1/containerregistries"),
            PinnedCertificateThumbprint = matches
                ? certificate.GetCertHashString(HashAlgorithmName.SHA256)
                : new string('A', 64),
        });

        using var handler = (SocketsHttpHandler)PrimaryHandlerFactory.Create(settings);

        Assert.NotNull(handler.SslOptions.RemoteCertificateValidationCallback);
        Assert.Equal(
            matches,
            new CertificateValidator(settings).IsAccepted("127.0.0.1", certificate, null, SslPolicyErrors.None));
    }

    [Fact]
    public void A_server_without_a_certificate_has_none_that_is_pinned_or_issued()
    {
        using PrivateAuthority authority = new();
        TransportSettings settings = TransportSettings.From(new ClientSettings
        {
            BaseUrl = new Uri("https://127.0.0.1/containerregistries"),
            PinnedCertificateThumbprint = new string('A', 64),
        });

        Assert.False(new CertificateValidator(settings).IsAccepted("127.0.0.1", null, null, SslPolicyErrors.None));
        Assert.False(new CertificateAuthorities([authority.Root]).HaveIssued(null, null));
    }

    [Fact]
    public void The_checks_of_the_system_are_enough_without_a_setting()
    {
        TransportSettings settings = TransportSettings.From(
            new ClientSettings { BaseUrl = new Uri("https://127.0.0.1/containerregistries") });

        using var handler = (SocketsHttpHandler)PrimaryHandlerFactory.Create(settings);

        Assert.Null(handler.SslOptions.RemoteCertificateValidationCallback);
    }
}
