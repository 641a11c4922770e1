using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>A service, a client that is signed in to it, and the clock of both.</summary>
internal sealed class SandboxClient : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _debug = new();
    private readonly ConcurrentQueue<TimeSpan> _throttled = new();

    private SandboxClient(RegistryService service, VirtualClock clock, ClientSettings settings)
    {
        Service = service;
        Clock = clock;
        Settings = settings;
        Client = new RegistryClient(settings, clock);
        Observer = new RequestObserver
        {
            Verbose = _verbose.Enqueue,
            Debug = _debug.Enqueue,
            Throttled = _throttled.Enqueue,
        };
    }

    public RegistryService Service { get; }

    public VirtualClock Clock { get; }

    public ClientSettings Settings { get; }

    public RegistryClient Client { get; }

    public RequestObserver Observer { get; }

    public IReadOnlyList<string> Verbose => _verbose.ToArray();

    public IReadOnlyList<string> Debug => _debug.ToArray();

    public IReadOnlyList<TimeSpan> Throttled => _throttled.ToArray();

    public Guid RegistryId => Service.Store.Registries[0].Id;

    public Guid TokenId => Service.Store.Tokens(RegistryId)[0].Id;

    /// <summary>The requests so far, each as method, path and query below the address of the API.</summary>
    public IReadOnlyList<string> Sent => Service.Requests
        .Select(r => $"{r.Method} {r.Path.Replace("/containerregistries", "")}{r.Query}").ToArray();

    public static async Task<SandboxClient> StartAsync(
        RegistryServiceOptions? options = null, Action<ClientSettings>? configure = null, VirtualClock? clock = null)
    {
        clock ??= new VirtualClock();
        options ??= new RegistryServiceOptions { Tokens = 5 };
        if (options.TimeProvider == TimeProvider.System) options = options with { TimeProvider = clock };
        RegistryService service = await RegistryService.StartAsync(options);
        ClientSettings settings = SettingsFor(service);
        settings.AttemptTimeout = clock.AttemptTimeout;
        configure?.Invoke(settings);
        clock.AttemptTimeout = settings.AttemptTimeout;
        return new SandboxClient(service, clock, settings);
    }

    public static ClientSettings SettingsFor(RegistryService service) => new()
    {
        BaseUrl = service.Url,
        Token = new NetworkCredential("", service.Options.Token).SecurePassword,
    };

    /// <summary>Makes one call of this method to a token that exists. POST makes a new one.</summary>
    public Task CallAsync(string method, CancellationToken cancellationToken = default) => method switch
    {
        "GET" => Client.Tokens.GetAsync(RegistryId, TokenId, Observer, cancellationToken),
        "POST" => CreateAsync(cancellationToken: cancellationToken),
        "PUT" => PutExistingAsync(cancellationToken),
        "PATCH" => Client.Tokens.UpdateAsync(
            RegistryId, TokenId, new TokenPatch { Status = "disabled" }, Observer, cancellationToken),
        "DELETE" => Client.Tokens.DeleteAsync(RegistryId, TokenId, Observer, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    public Task<ApiResponse<TokenResource>> CreateAsync(
        TokenSpec? token = null, CancellationToken cancellationToken = default)
        => Client.Tokens.CreateAsync(
            RegistryId, token ?? new TokenSpec { Name = "new-one" }, Observer, cancellationToken);

    public PageReader<TokenResource> Read(PageRequest? request = null)
        => Client.Tokens.List(RegistryId, request ?? new PageRequest(), Observer);

    public async Task<TokenListing> ListAsync(PageRequest? request = null)
    {
        using PageReader<TokenResource> reader = Read(request);
        return await TokenListing.ReadAsync(reader);
    }

    public int Count(string method) => Service.Requests.Count(request => request.Method == method);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Service.DisposeAsync();
    }

    private Task<ApiResponse<TokenResource>> PutExistingAsync(CancellationToken cancellationToken)
    {
        TokenRecord token = Service.Store.Tokens(RegistryId)[0];
        return Client.Tokens.ReplaceAsync(
            RegistryId, token.Id, new TokenSpec { Name = token.Name }, Observer, cancellationToken);
    }
}
