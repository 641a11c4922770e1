using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>The newest requests and the highest number of requests served at once. Thread-safe.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 100_000;

    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private int _running;
    private int _peak;

    public IReadOnlyList<ReceivedRequest> Snapshot => _requests.ToArray();

    public int InProgress => Volatile.Read(ref _running);

    public int Peak => Volatile.Read(ref _peak);

    public void Begin(ReceivedRequest request)
    {
        _requests.Enqueue(request);
        if (_requests.Count > Capacity) _requests.TryDequeue(out _);
        int running = Interlocked.Increment(ref _running);
        for (int peak = Peak; running > peak; peak = Peak)
            Interlocked.CompareExchange(ref _peak, running, peak);
    }

    public void End() => Interlocked.Decrement(ref _running);

    public void Clear()
    {
        _requests.Clear();
        Volatile.Write(ref _peak, Volatile.Read(ref _running));
    }
}
