using System;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client;

/// <summary>Waiting by a TimeProvider, which .NET and the package for .NET Framework spell differently.</summary>
internal static class TimeProviderExtensions
{
    public static Task DelayAsync(this TimeProvider clock, TimeSpan delay, CancellationToken cancellationToken)
    {
#if NET
        return Task.Delay(delay, clock, cancellationToken);
#else
        return clock.Delay(delay, cancellationToken);
#endif
    }

    public static CancellationTokenSource CreateTimeout(this TimeProvider clock, TimeSpan delay)
    {
#if NET
        return new CancellationTokenSource(delay, clock);
#else
        return clock.CreateCancellationTokenSource(delay);
#endif
    }

    /// <summary>Adds to a time and stays within what a DateTimeOffset can be.</summary>
    public static DateTimeOffset AddWithinRange(this DateTimeOffset time, TimeSpan span)
    {
        if (span > DateTimeOffset.MaxValue - time) return DateTimeOffset.MaxValue;
        return span < DateTimeOffset.MinValue - time ? DateTimeOffset.MinValue : time + span;
    }
}
