using System;

namespace IonosContainerRegistry.Client;

/// <summary>Observes one operation. The delegates are called from any thread and never receive a secret.</summary>
public sealed class RequestObserver
{
    private volatile bool _sent;

    /// <summary>Receives a line for each retry and each wait. Can be null.</summary>
    public Action<string>? Verbose { get; set; }

    /// <summary>Receives a line for each request and its result. Can be null.</summary>
    public Action<string>? Debug { get; set; }

    /// <summary>
    /// Called with the length of the wait before a request is held back because the service throttled an earlier
    /// request of the same client. Can be null.
    /// </summary>
    public Action<TimeSpan>? Throttled { get; set; }

    /// <summary>
    /// Whether a request that changes something was sent and not refused, so that the service might have acted.
    /// </summary>
    public bool Sent
    {
        get => _sent;
        internal set => _sent = value;
    }
}
