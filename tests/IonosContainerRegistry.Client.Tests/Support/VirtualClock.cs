using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>
/// A clock on which waits take no time: each is written down and the clock jumps past it. A timer of exactly
/// <see cref="AttemptTimeout"/> is the time-out of an attempt, not a wait, and only ends when a test advances the
/// clock.
/// </summary>
internal sealed class VirtualClock : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly SemaphoreSlim _begun = new(0);

    public VirtualClock()
        : base(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>No wait of the client is as long as this.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether a wait lasts until the test advances the clock.</summary>
    public bool HoldsWaits { get; set; }

    /// <summary>How far the time of day was set forward or back, which moves no timer.</summary>
    public TimeSpan TimeOfDayShift { get; set; }

    public IReadOnlyList<TimeSpan> Waits => _waits.ToArray();

    public IEnumerable<double> WaitedSeconds => _waits.Select(wait => wait.TotalSeconds);

    /// <summary>Completes once more each time that a wait begins.</summary>
    public Task NextWaitAsync() => _begun.WaitAsync(TimeSpan.FromSeconds(20));

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeOfDayShift;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        bool isWait = dueTime > TimeSpan.Zero && dueTime != AttemptTimeout;
        if (!isWait) return base.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);
        if (!HoldsWaits)
        {
            // The base class may overlook a timer that becomes due while it wakes another on another thread.
            Advance(dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }

        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _begun.Release();
        return timer;
    }
}
