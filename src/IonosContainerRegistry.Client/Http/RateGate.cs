using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http;

/// <summary>
/// Holds every request of a client back until the time that a 429 asked for. It counts on a clock that only goes forward:
/// the time of day may be set back by hours.
/// </summary>
internal sealed class RateGate
{
    // What is left for the request that met the 429 itself, which has waited already and told so.
    private static readonly TimeSpan Negligible = TimeSpan.FromSeconds(0.1);

    private readonly TimeProvider _clock;
    private readonly long _start;
    private long _openAtTicks;

    public RateGate(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    public void CloseFor(TimeSpan wait)
    {
        long until = (Now + wait).Ticks;
        long current = Volatile.Read(ref _openAtTicks);
        while (current < until)
        {
            long seen = Interlocked.CompareExchange(ref _openAtTicks, until, current);
            if (seen == current) return;
            current = seen;
        }
    }

    /// <summary>Waits until the gate is open.</summary>
    /// <param name="request">The request, as it is named to who follows it.</param>
    /// <param name="verbose">Is told of a wait; may be null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task PassAsync(string request, Action<string>? verbose, CancellationToken cancellationToken)
    {
        while (true)
        {
            long openAt = Volatile.Read(ref _openAtTicks);
            if (openAt == 0) return;
            TimeSpan left = TimeSpan.FromTicks(openAt) - Now;
            // Timers count whole milliseconds; a wait cut to none would go round and round.
            if (left < TimeSpan.FromMilliseconds(1)) return;
            if (left > Negligible)
            {
                verbose?.Invoke(string.Format(
                    CultureInfo.InvariantCulture, "{0}: held back for {1:0.0} s, for the service asked for fewer requests.",
                    request, left.TotalSeconds));
            }

            await _clock.DelayAsync(left, cancellationToken).ConfigureAwait(false);
        }
    }
}
