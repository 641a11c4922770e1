using System;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Holds every request of a client back until the time that a 429 asked for.</summary>
internal sealed class RateGate
{
    private readonly TimeProvider _clock;
    private long _openAtTicks;

    public RateGate(TimeProvider clock) => _clock = clock;

    public void CloseFor(TimeSpan wait)
    {
        long until = (_clock.GetUtcNow() + wait).UtcTicks;
        long current = Volatile.Read(ref _openAtTicks);
        while (current < until)
        {
            long seen = Interlocked.CompareExchange(ref _openAtTicks, until, current);
            if (seen == current) return;
            current = seen;
        }
    }

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            long openAt = Volatile.Read(ref _openAtTicks);
            if (openAt == 0) return;
            TimeSpan left = TimeSpan.FromTicks(openAt - _clock.GetUtcNow().UtcTicks);
            if (left <= TimeSpan.Zero) return;
            await _clock.DelayAsync(left, cancellationToken).ConfigureAwait(false);
        }
    }
}
