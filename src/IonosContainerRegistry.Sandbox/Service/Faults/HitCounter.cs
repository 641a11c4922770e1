using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Sandbox.Service.Faults;

/// <summary>Counts the requests that a fault has hit, and signals when a number is reached. Thread-safe.</summary>
internal sealed class HitCounter
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Signal)> _waiting = [];
    private int _hits;

    public int Count => Volatile.Read(ref _hits);

    public void Increment()
    {
        lock (_gate)
        {
            _hits++;
            foreach ((int count, TaskCompletionSource signal) in _waiting)
            {
                if (_hits >= count) signal.TrySetResult();
            }
        }
    }

    public Task ReachedBy(int count)
    {
        lock (_gate)
        {
            if (_hits >= count) return Task.CompletedTask;
            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, signal));
            return signal.Task;
        }
    }
}
