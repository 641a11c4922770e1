using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Http.Retry;

/// <summary>
/// Holds all requests of a client back after a 429. It uses a monotonic clock, because the time of day can be set back
/// by hours.
/// </summary>
internal sealed class RateLimiter
{
    // What is left for the request that got the 429 itself, which has waited and reported it already.
    private static readonly TimeSpan Negligible = TimeSpan.FromSeconds(0.1);

    private readonly TimeProvider _clock;
    private readonly long _start;
    private long _heldUntilTicks;

    public RateLimiter(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    public void HoldFor(TimeSpan wait)
    {
        long until = (Now + wait).Ticks;
        long current = Volatile.Read(ref _heldUntilTicks);
        while (current < until)
        {
            long seen = Interlocked.CompareExchange(ref _heldUntilTicks, until, current);
            if (seen == current) return;
            current = seen;
        }
    }

    public async Task WaitAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            long until = Volatile.Read(ref _heldUntilTicks);
            if (until == 0) return;
            TimeSpan left = TimeSpan.FromTicks(until) - Now;
            // Timers count whole milliseconds, so a shorter wait would spin.
            if (left < TimeSpan.FromMilliseconds(1)) return;
            if (left > Negligible)
            {
                request.Observer?.Verbose?.Invoke(string.Format(
                    CultureInfo.InvariantCulture, "{0}: waiting {1:0.0} s because the service is throttling requests.",
                    request, left.TotalSeconds));
                request.Observer?.Throttled?.Invoke(left);
            }

            await _clock.DelayAsync(left, cancellationToken).ConfigureAwait(false);
        }
    }
}
