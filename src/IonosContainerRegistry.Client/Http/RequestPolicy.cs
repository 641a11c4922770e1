using System;
using System.Net.Http;
using IonosContainerRegistry.Client.Http.Retry;
using Polly;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// The limits of the requests of one client. The handlers are shared by clients, so each request brings its own.
/// </summary>
internal sealed class RequestPolicy
{
    public RequestPolicy(ClientSettings settings, TimeProvider clock)
    {
        Clock = clock;
        AttemptTimeout = settings.AttemptTimeout;
        RetryInterval = settings.RetryInterval;
        RateLimiter = new RateLimiter(clock);
        Retry = RetryPipeline.Create(settings, clock);
    }

    public TimeProvider Clock { get; }

    public TimeSpan AttemptTimeout { get; }

    public TimeSpan RetryInterval { get; }

    public RateLimiter RateLimiter { get; }

    public ResiliencePipeline<HttpResponseMessage> Retry { get; }
}
