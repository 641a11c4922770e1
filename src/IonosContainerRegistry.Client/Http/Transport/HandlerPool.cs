using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using IonosContainerRegistry.Client.Http.Retry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace IonosContainerRegistry.Client.Http.Transport;

/// <summary>
/// A client's share of the handlers for its transport settings. The handlers are disposed with the last share. A share
/// that is never disposed keeps no sockets, because idle connections are closed by themselves.
/// </summary>
internal sealed class HandlerPool : IDisposable
{
    /// <summary>How long a pooled connection is used, so that changes of DNS are noticed.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private const string ClientName = "IonosContainerRegistry";
    private static readonly Dictionary<TransportSettings, Handlers> Shared = [];

    private readonly Handlers _handlers;
    private int _disposed;

    private HandlerPool(Handlers handlers) => _handlers = handlers;

    public static HandlerPool Acquire(TransportSettings settings)
    {
        lock (Shared)
        {
            if (!Shared.TryGetValue(settings, out Handlers? handlers))
            {
                handlers = new Handlers(settings);
                Shared.Add(settings, handlers);
            }

            handlers.Shares++;
            return new HandlerPool(handlers);
        }
    }

    public HandlerPool Share() => Acquire(_handlers.Settings);

    public HttpClient CreateClient() => _handlers.CreateClient();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        lock (Shared)
        {
            if (--_handlers.Shares > 0) return;
            Shared.Remove(_handlers.Settings);
        }

        _handlers.Dispose();
    }

    private sealed class Handlers : IDisposable
    {
        private readonly ServiceProvider _services;
        private volatile HttpMessageHandler? _primary;

        public Handlers(TransportSettings settings)
        {
            Settings = settings;
            ServiceCollection services = new();
            services.AddHttpClient(ClientName)
                .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(() => _primary = PrimaryHandlerFactory.Create(settings))
                .AddHttpMessageHandler(() => new RetryHandler())
                .AddHttpMessageHandler(() => new LoggingHandler())
                .AddHttpMessageHandler(() => new BufferingHandler())
#if NET
                // SocketsHttpHandler renews its connections itself.
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
#else
                .SetHandlerLifetime(ConnectionLifetime);
#endif
            // The factory's own logging would log headers.
            services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
            _services = services.BuildServiceProvider();
        }

        public TransportSettings Settings { get; }

        public int Shares { get; set; }

        public HttpClient CreateClient() => _services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);

        public void Dispose()
        {
            _services.Dispose();
            // The factory would keep the handler, and its open connections, until it expires.
            _primary?.Dispose();
        }
    }
}

/// <summary>
/// What makes two clients need handlers of their own. Proxy credentials are the same only as the same object.
/// </summary>
internal sealed record TransportSettings(
    string Host,
    bool IsLoopback,
    Uri? Proxy,
    NetworkCredential? ProxyCredential,
    bool SkipCertificateCheck,
    string? PinnedCertificateThumbprint,
    CertificateAuthorities TrustedAuthorities,
    X509Certificate2? ClientCertificate)
{
    public static TransportSettings From(ClientSettings settings) => new(
        settings.BaseUrl.IdnHost,
        settings.BaseUrl.IsLoopback,
        settings.Proxy,
        settings.ProxyCredential,
        settings.SkipCertificateCheck,
        settings.PinnedCertificateThumbprint,
        new CertificateAuthorities(settings.TrustedCertificateAuthorities),
        settings.ClientCertificate);
}
