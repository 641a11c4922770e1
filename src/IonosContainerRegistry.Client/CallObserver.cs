using System;

namespace IonosContainerRegistry.Client;

/// <summary>Follows one operation while it runs. The delegates are called from any thread and never see a secret.</summary>
public sealed class CallObserver
{
    private volatile bool _sent;

    /// <summary>Takes what <c>-Verbose</c> shows: retries and waits; null for nobody.</summary>
    public Action<string>? Verbose { get; set; }

    /// <summary>Takes what <c>-Debug</c> shows: requests and answers; null for nobody.</summary>
    public Action<string>? Debug { get; set; }

    /// <summary>Whether a request that changes something has left, so that the service may have acted.</summary>
    public bool Sent => _sent;

    internal void MarkSent() => _sent = true;
}
