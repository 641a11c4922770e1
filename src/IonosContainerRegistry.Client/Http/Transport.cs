using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// The handlers for one set of transport settings, shared by all clients that have the same and disposed with the last.
/// </summary>
internal sealed class Transport
{
    /// <summary>How long a pooled connection lives, so that changes of DNS are noticed.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private const string ClientName = "IonosContainerRegistry";
    private static readonly Dictionary<TransportSettings, Transport> Shared = [];

    private readonly TransportSettings _settings;
    private readonly ServiceProvider _services;
    private volatile HttpMessageHandler? _primary;
    private int _users;

    private Transport(TransportSettings settings)
    {
        _settings = settings;
        ServiceCollection services = new();
        services.AddHttpClient(ClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => _primary = PrimaryHandler.Create(settings))
            .AddHttpMessageHandler(() => new RetryHandler())
            .AddHttpMessageHandler(() => new LogHandler())
            .AddHttpMessageHandler(() => new AttemptHandler())
#if NET
            // The pool renews its connections itself.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
#else
            .SetHandlerLifetime(ConnectionLifetime);
#endif
        // The factory's own logging and metering, which would be built at the first call; LogHandler tells what there is to tell.
        services.RemoveAll<IHttpMessageHandlerBuilderFilter>();
        _services = services.BuildServiceProvider();
    }

    public static Transport Acquire(TransportSettings settings)
    {
        lock (Shared)
        {
            if (!Shared.TryGetValue(settings, out Transport? transport))
            {
                transport = new Transport(settings);
                Shared.Add(settings, transport);
            }

            transport._users++;
            return transport;
        }
    }

    public HttpClient CreateClient() => _services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);

    public void Release()
    {
        lock (Shared)
        {
            if (--_users > 0) return;
            Shared.Remove(_settings);
        }

        // The factory would keep the handler, and its open connections, until it expires.
        _services.Dispose();
        _primary?.Dispose();
    }
}
