using System;
using System.Net;
using System.Security.Cryptography;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

/// <summary>What is said about the certificate of the API isn't said about that of a proxy.</summary>
public class HttpsProxyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_proxy_with_an_untrusted_certificate_is_refused_whatever_counts_for_the_API(bool pinned)
    {
        await using RegistryService proxy = await RegistryService.StartAsync(new RegistryServiceOptions { Https = true, Tokens = 1 });
        ClientSettings settings = new()
        {
            BaseUrl = new Uri("https://registry.invalid/containerregistries"),
            Proxy = new Uri(proxy.Url.GetLeftPart(UriPartial.Authority)),
            ProxyCredential = new NetworkCredential("me", "secret"),
            SkipCertificateCheck = true,
            PinnedCertificateThumbprint = pinned ? proxy.Certificate!.GetCertHashString(HashAlgorithmName.SHA256) : null,
        };
        using RegistryClient client = new(settings);

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => client.Registries.GetAsync(Guid.NewGuid(), null, default));

        Assert.Equal(FailureDetail.CertificateRejected, failure.Detail);
        Assert.Empty(proxy.Requests);
    }
}
