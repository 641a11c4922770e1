using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Retry;

public class ConnectionLossTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_refused_connection_is_tried_again_until_the_service_is_there(string method)
    {
        int port = FreePort();
        VirtualClock clock = new() { HoldsWaits = true };
        await using RegistryService template = await RegistryService.StartAsync(
            new RegistryServiceOptions { Tokens = 5, TimeProvider = clock });
        ClientSettings settings = SandboxClient.SettingsFor(template);
        settings.BaseUrl = new Uri($"http://127.0.0.1:{port}/containerregistries");
        settings.AttemptTimeout = clock.AttemptTimeout;
        using RegistryClient client = new(settings, clock);
        Guid registryId = template.Store.Registries[0].Id;
        TokenRecord token = template.Store.Tokens(registryId)[0];

        Task call = method switch
        {
            "GET" => client.Tokens.GetAsync(registryId, token.Id, null, default),
            "POST" => client.Tokens.CreateAsync(registryId, new() { Name = "new-one" }, null, default),
            "PUT" => client.Tokens.ReplaceAsync(registryId, token.Id, new() { Name = token.Name }, null, default),
            "PATCH" => client.Tokens.UpdateAsync(registryId, token.Id, new() { Status = "disabled" }, null, default),
            _ => client.Tokens.DeleteAsync(registryId, token.Id, null, default),
        };
        await clock.NextWaitAsync();
        await using RegistryService late = await RegistryService.StartAsync(template.Options with { Port = port });
        late.Store.Clear();
        late.Store.AddRegistry(template.Store.Registries[0]);
        late.Store.AddToken(registryId, token);
        clock.HoldsWaits = false;
        clock.Advance(TimeSpan.FromSeconds(10));

        await call;
        Assert.Equal(method, Assert.Single(late.Requests).Method);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_connection_that_stays_refused_has_changed_nothing(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: settings => settings.BaseUrl = new Uri($"http://127.0.0.1:{FreePort()}/containerregistries"));

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Equal(FailureKind.Connection, failure.Kind);
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Equal(5, failure.Attempts);
    }

    [Fact]
    public async Task A_host_name_that_does_not_exist_is_a_connection_failure()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(configure: settings =>
        {
            settings.BaseUrl = new Uri("http://registry.invalid/containerregistries");
            settings.MaximumRetryCount = 0;
        });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("POST"));

        Assert.Equal(FailureKind.Connection, failure.Kind);
        Assert.False(failure.MightHaveBeenApplied);
    }

    [Fact]
    public async Task A_DELETE_whose_kept_connection_ended_without_a_response_counts_as_an_attempt()
    {
        // Carries out the DELETE, then closes as an idle connection is closed: no response, no reset.
        await using RawServer server = RawServer.InTurn(
            RawServer.Response("200 OK", "{}"), null, RawServer.Response("404 Not Found", "{\"msg\":\"Not Found\"}"));
        using RegistryClient client = new(new ClientSettings { BaseUrl = server.Url, RetryInterval = TimeSpan.Zero });

        await client.Registries.GetAsync(Guid.NewGuid(), null, default);
        ResponseMetadata response = await client.Tokens.DeleteAsync(Guid.NewGuid(), Guid.NewGuid(), null, default);

        Assert.Equal(404, response.StatusCode);
        Assert.Equal(["GET", "DELETE", "DELETE"], server.Methods);
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
