using System;

namespace IonosContainerRegistry.Client.Http;

/// <summary>How patiently the requests of one client are made; shared by all that it makes at the same time.</summary>
internal sealed class RequestPolicy
{
    private readonly ClientSettings _settings;
    private RetryPolicy? _retry;

    public RequestPolicy(ClientSettings settings, TimeProvider clock)
    {
        Clock = clock;
        AttemptTimeout = settings.AttemptTimeout;
        Gate = new RateGate(clock);
        _settings = settings;
    }

    public TimeProvider Clock { get; }

    public TimeSpan AttemptTimeout { get; }

    /// <summary>Holds all requests back after a 429.</summary>
    public RateGate Gate { get; }

    /// <summary>Made at the first failure: a call that succeeds never pays for it.</summary>
    public RetryPolicy Retry => _retry ??= new RetryPolicy(_settings, Clock);
}
