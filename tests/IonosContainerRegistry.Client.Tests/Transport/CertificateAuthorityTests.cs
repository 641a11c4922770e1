using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

/// <summary>A server whose certificate a private authority has issued.</summary>
public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly PrivateAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task It_is_accepted_if_the_authority_is_trusted_and_only_then()
    {
        using TlsServer server = new(_authority.Issue("127.0.0.1"));
        using PrivateAuthority other = new();

        await CallAsync(server, _authority.Root);
        await CallAsync(server, other.Root, _authority.Root);

        await AssertRejectedAsync(server);
        await AssertRejectedAsync(server, other.Root);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task It_is_rejected_if_it_is_another_hosts()
    {
        using TlsServer server = new(_authority.Issue("other.example.org"));

        await AssertRejectedAsync(server, _authority.Root);
    }

    [Fact]
    public async Task It_is_rejected_if_it_has_expired()
    {
        using TlsServer server = new(_authority.Issue("127.0.0.1", DateTimeOffset.UtcNow.AddHours(-1)));

        await AssertRejectedAsync(server, _authority.Root);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pin_counts_for_a_certificate_that_is_valid_otherwise(bool matches)
    {
        X509Certificate2 certificate = _authority.Issue("127.0.0.1");
        using TlsServer server = new(certificate);
        ClientSettings settings = Settings(server, _authority.Root);
        string right = certificate.GetCertHashString(HashAlgorithmName.SHA256), wrong = new('A', 64);
        settings.PinnedCertificateThumbprint = matches ? right : wrong;

        if (matches) await CallAsync(settings);
        else await AssertRejectedAsync(settings);
        Assert.Equal(matches ? 1 : 0, server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_certificate_of_the_client_is_shown_to_a_server_that_asks_for_one(bool asks)
    {
        using X509Certificate2 own = _authority.Issue("client");
        using TlsServer server = new(_authority.Issue("127.0.0.1"), asks);
        ClientSettings settings = Settings(server, _authority.Root);
        settings.ClientCertificate = own;

        await CallAsync(settings);

        Assert.Equal([asks ? own.GetCertHashString() : null], server.Clients);
    }

    [Fact]
    public async Task The_certificate_of_the_client_is_shown_to_no_proxy()
    {
        using X509Certificate2 own = _authority.Issue("client");
        using TlsServer proxy = new(_authority.Issue("127.0.0.1"), asksForCertificate: true);
        ClientSettings settings = Settings(proxy, _authority.Root);
        settings.ClientCertificate = own;
        settings.Proxy = new Uri(proxy.Url.GetLeftPart(UriPartial.Authority));
        settings.BaseUrl = new Uri("https://registry.invalid/containerregistries");

        await Assert.ThrowsAsync<RegistryApiException>(() => CallAsync(settings));

        Assert.All(proxy.Clients, Assert.Null);
        Assert.NotEmpty(proxy.Clients);
    }

    private static ClientSettings Settings(TlsServer server, params X509Certificate2[] roots)
        => new() { BaseUrl = server.Url, TrustedCertificateAuthorities = roots, MaximumRetryCount = 0 };

    private static Task CallAsync(TlsServer server, params X509Certificate2[] roots)
        => CallAsync(Settings(server, roots));

    private static async Task CallAsync(ClientSettings settings)
    {
        using RegistryClient client = new(settings);
        await client.Registries.GetAsync(Guid.NewGuid(), null, default);
    }

    private static Task AssertRejectedAsync(TlsServer server, params X509Certificate2[] roots)
        => AssertRejectedAsync(Settings(server, roots));

    private static async Task AssertRejectedAsync(ClientSettings settings)
    {
        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => CallAsync(settings));
        Assert.Equal(FailureDetail.CertificateRejected, failure.Detail);
    }
}
