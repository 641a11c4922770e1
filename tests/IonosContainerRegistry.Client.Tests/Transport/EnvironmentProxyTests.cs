using System;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

[Collection(ProcessWideCollection.Name)]
public class EnvironmentProxyTests
{
    [Fact]
    public async Task Loopback_never_goes_through_the_proxy_of_the_environment()
    {
        await using RawServer proxy = RawServer.InTurn(
            RawServer.Response("200 OK", "{}"), RawServer.Response("200 OK", "{}"));
        await using RegistryService service = await RegistryService.StartAsync();
        IWebProxy before = System.Net.Http.HttpClient.DefaultProxy;
        System.Net.Http.HttpClient.DefaultProxy = new FixedProxy(proxy.Url);
        try
        {
            // A pin has no effect here, but connections are shared only with those that have the same.
            ClientSettings settings = SandboxClient.SettingsFor(service);
            settings.PinnedCertificateThumbprint = "B0B0";
            using RegistryClient client = new(settings);
            await client.Registries.GetAsync(service.Store.Registries[0].Id, null, default);
            Assert.Empty(proxy.Methods);
            Assert.Single(service.Requests);

            // Shows that the proxy would have been used.
            using RegistryClient beyond = new(new ClientSettings
            {
                BaseUrl = new Uri("http://registry.invalid/containerregistries"),
                PinnedCertificateThumbprint = "B0B0",
            });
            await beyond.Registries.GetAsync(Guid.NewGuid(), null, default);
            Assert.Equal(["GET"], proxy.Methods);
        }
        finally
        {
            System.Net.Http.HttpClient.DefaultProxy = before;
        }
    }
}
