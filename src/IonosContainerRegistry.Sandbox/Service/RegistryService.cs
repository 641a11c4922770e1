using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Artifacts;
using IonosContainerRegistry.Sandbox.Service.Data;
using IonosContainerRegistry.Sandbox.Service.Docker;
using IonosContainerRegistry.Sandbox.Service.Faults;
using IonosContainerRegistry.Sandbox.Service.Http;
using IonosContainerRegistry.Sandbox.Service.Registries;
using IonosContainerRegistry.Sandbox.Service.Repositories;
using IonosContainerRegistry.Sandbox.Service.Tokens;
using IonosContainerRegistry.Sandbox.Service.Vulnerabilities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The container registry API, in memory, behind a real HTTP server on a loopback port.</summary>
public sealed class RegistryService : IAsyncDisposable
{
    /// <summary>The path of the API.</summary>
    internal const string BasePath = "/containerregistries";

    private readonly RequestLog _log = new();
    private readonly WebApplication _app;

    private RegistryService(RegistryServiceOptions options)
    {
        Options = options;
        Certificate = options.Https ? LoopbackCertificate.Make() : null;
        Store = new RegistryStore(options);
        Seed();
        _app = Build();
    }

    /// <summary>The options of the service, with the token and the password that it accepts.</summary>
    public RegistryServiceOptions Options { get; }

    /// <summary>The address of the API, for <c>-ApiUrl</c>.</summary>
    public Uri Url { get; private set; } = null!;

    /// <summary>The server's certificate, or null without HTTPS.</summary>
    public X509Certificate2? Certificate { get; }

    /// <summary>What the service holds.</summary>
    public RegistryStore Store { get; }

    /// <summary>The faults of the service.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>The requests received so far, oldest first, up to the last 100,000.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _log.Snapshot;

    /// <summary>The number of requests that the service is processing now.</summary>
    public int RequestsInProgress => _log.InProgress;

    /// <summary>The highest number of concurrent requests.</summary>
    public int PeakConcurrency => _log.Peak;

    /// <summary>Starts a service.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<RegistryService> StartAsync(RegistryServiceOptions? options = null)
    {
        var service = new RegistryService(options ?? new RegistryServiceOptions());
        try
        {
            await service._app.StartAsync();
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }

        var server = service._app.Services.GetRequiredService<IServer>();
        string address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        service.Url = new Uri(address + BasePath);
        return service;
    }

    /// <summary>Clears the received requests and the peak.</summary>
    public void ClearRequests() => _log.Clear();

    /// <summary>Stops the service and ends the requests in progress.</summary>
    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        await _app.DisposeAsync();
        Certificate?.Dispose();
    }

    private WebApplication Build()
    {
        // An empty builder ignores settings files and environment variables, and doesn't log.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, Options.Port, Configure));
        builder.WebHost.UseShutdownTimeout(TimeSpan.Zero);

        WebApplication app = builder.Build();
        app.UseRouting();
        app.UseMiddleware<RecordingMiddleware>(Options, _log);
        app.UseMiddleware<FaultMiddleware>(Faults, Store, Options);
        app.UseMiddleware<ErrorMiddleware>();
        app.UseMiddleware<AuthenticationMiddleware>(Options);
        MapEndpoints(app);
        return app;
    }

    private void MapEndpoints(WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup(BasePath);
        LocationEndpoints.Map(api);
        new NameEndpoints(Store).Map(api);
        new RegistryEndpoints(Store, Options).Map(api);
        new TokenEndpoints(Store, Options).Map(api);
        new RepositoryEndpoints(Store, Options).Map(api);
        new ArtifactEndpoints(Store, Options).Map(api);
        new VulnerabilityEndpoints(Store, Options).Map(api);
        new DockerEndpoints(Store, Options).Map(app);
    }

    private void Configure(ListenOptions listener)
    {
        if (Certificate is not null) listener.UseHttps(Certificate);
    }

    private void Seed()
    {
        DateTimeOffset now = Options.TimeProvider.GetUtcNow();
        var values = new SeedValues(Options.Seed);
        var vulnerabilities = new VulnerabilitySeed(values, now);
        var artifacts = new ArtifactSeed(values, vulnerabilities, now);
        Store.SeedVulnerabilities(vulnerabilities);

        int tokens = Options.Tokens;
        int repositories = Options.Repositories;
        foreach (RegistryRecord registry in RegistrySeed.Create(values, Options.Registries, now))
        {
            Store.AddRegistry(registry);
            Store.SeedTokens(registry.Id, tokens);
            if (registry.HostName.Length > 0)
                Store.SeedRepositories(registry.Id, artifacts, repositories, Options.ArtifactsPerRepository);
            tokens = Math.Min(tokens, Options.OtherTokens);
            repositories = Math.Min(repositories, Options.OtherRepositories);
        }
    }
}
