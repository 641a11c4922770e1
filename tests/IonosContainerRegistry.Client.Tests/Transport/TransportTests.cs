using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Transport;

public class TransportTests
{
    // Without https it has no effect, but clients share connections only with those that have the same.
    private const string SharedWithNoOtherTest = "F00D";

    [Theory]
    [InlineData("GET", 301)]
    [InlineData("GET", 302)]
    [InlineData("PATCH", 307)]
    [InlineData("POST", 307)]
    [InlineData("DELETE", 308)]
    public async Task A_redirect_is_an_error_and_the_credentials_do_not_travel(string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        await using RegistryService elsewhere = await RegistryService.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Status = status,
            Headers = new Dictionary<string, string> { ["Location"] = elsewhere.Url + "/registries" },
        });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Equal(status, failure.StatusCode);
        Assert.Empty(elsewhere.Requests);
        Assert.Single(sandbox.Service.Requests);
    }

    [Fact]
    public async Task Cookies_are_never_sent_back()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Headers = new Dictionary<string, string> { ["Set-Cookie"] = "session=1; Path=/" } });
        using RegistryClient other = new(sandbox.Settings);

        await sandbox.CallAsync("GET");
        await sandbox.CallAsync("GET");
        await other.Registries.GetAsync(sandbox.RegistryId, null, default);

        Assert.Equal(3, sandbox.Service.Requests.Count);
        Assert.All(
            sandbox.Service.Requests,
            request => Assert.DoesNotContain("Cookie", request.Headers.Keys, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(null, FailureDetail.None)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", FailureDetail.InvalidHttp)]
    public async Task A_failed_connection_is_told_apart_from_a_response_that_isnt_HTTP(
        string? response, FailureDetail detail)
    {
        await using RawServer server = RawServer.InTurn(response);
        List<string> told = [];
        using RegistryClient client = new(new ClientSettings { BaseUrl = server.Url, MaximumRetryCount = 0 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(Guid.NewGuid(), new RequestObserver { Debug = told.Add }, default));

        Assert.Equal((FailureKind.Connection, detail), (failure.Kind, failure.Detail));
        Assert.Contains("-> HttpRequestException (", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_length_in_a_response_to_HEAD_is_not_that_of_a_body_that_is_missing()
    {
        await using RawServer server = RawServer.InTurn(
            RawServer.Response("200 OK", """{"items":[]}""", "Content-Type: application/json"),
            "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
        using RegistryClient client = new(new ClientSettings { BaseUrl = server.Url, MaximumRetryCount = 0 });

        RegistryNameCheck check = await client.Registries.CreateNameChecker().CheckAsync("acme", null, default);

        Assert.Equal(RegistryNameStatus.Taken, check.Status);
    }

    [Fact]
    public async Task Connections_are_kept_and_closed_with_the_last_client_that_shares_them()
    {
        await using RegistryService service = await RegistryService.StartAsync();
        Guid registry = service.Store.Registries[0].Id;
        using CountingProxy proxy = new(service.Url);
        ClientSettings Settings()
        {
            ClientSettings settings = SandboxClient.SettingsFor(service);
            settings.BaseUrl = proxy.Url;
            settings.PinnedCertificateThumbprint = SharedWithNoOtherTest;
            return settings;
        }

        RegistryClient first = new(Settings()), second = new(Settings());
        await first.Registries.GetAsync(registry, null, default);
        await second.Registries.GetAsync(registry, null, default);
        Assert.Equal(1, proxy.Opened);

        first.Dispose();
        first.Dispose();
        await second.Registries.GetAsync(registry, null, default);
        Assert.Equal(1, proxy.Opened);
        Assert.Equal(0, proxy.Closed);

        second.Dispose();
        await Eventually.TrueAsync(() => proxy.Closed == 1);
    }

    [Fact]
    public async Task A_client_made_after_the_last_was_closed_works()
    {
        await using RegistryService service = await RegistryService.StartAsync();
        for (int i = 0; i < 3; i++)
        {
            ClientSettings settings = SandboxClient.SettingsFor(service);
            settings.PinnedCertificateThumbprint = SharedWithNoOtherTest + "0";
            using RegistryClient client = new(settings);
            await client.Registries.GetAsync(service.Store.Registries[0].Id, null, default);
        }

        Assert.Equal(3, service.Requests.Select(request => request.ConnectionId).Distinct().Count());
    }

    [Fact]
    public async Task A_proxy_that_was_named_is_used_also_for_loopback_and_only_by_its_client()
    {
        await using SandboxClient direct = await SandboxClient.StartAsync();
        await using RawServer proxy = RawServer.InTurn(RawServer.Response("200 OK", "{}"));
        ClientSettings settings = SandboxClient.SettingsFor(direct.Service);
        settings.Proxy = proxy.Url;
        using RegistryClient proxied = new(settings);

        await direct.CallAsync("GET");
        await proxied.Registries.GetAsync(direct.RegistryId, null, default);
        await direct.CallAsync("GET");

        Assert.Equal(["GET"], proxy.Methods);
        Assert.Equal(2, direct.Service.Requests.Count);
    }

    [Fact]
    public async Task Proxy_credentials_go_to_the_proxy_and_are_masked_where_it_repeats_them()
    {
        const string Secret = "pr0xy-S3NT1NEL";
        await using RegistryService service = await RegistryService.StartAsync();
        await using RawServer proxy = RawServer.InTurn(
            RawServer.Response("407 Proxy Authentication Required", "", "Proxy-Authenticate: Basic realm=\"x\""),
            RawServer.Response("403 Forbidden", $"no entry for {Secret}"));
        ClientSettings settings = SandboxClient.SettingsFor(service);
        settings.Proxy = proxy.Url;
        settings.ProxyCredential = new NetworkCredential("me", Secret);
        using RegistryClient client = new(settings);

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => client.Registries.GetAsync(Guid.NewGuid(), null, default));

        Assert.Equal("no entry for ***", failure.Excerpt);
        Assert.DoesNotContain(Secret, failure.ToString());
    }
}
