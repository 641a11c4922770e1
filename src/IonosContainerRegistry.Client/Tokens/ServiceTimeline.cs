using System;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// Knows what the service's clock showed when a command began, without trusting this machine's: from the Date of a later
/// answer, less the time that has passed since.
/// </summary>
internal sealed class ServiceTimeline
{
    private readonly TimeProvider _clock;
    private readonly long _start;

    public ServiceTimeline(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
    }

    /// <summary>Whether the command had begun by then; false where that can't be known.</summary>
    public bool StartedBefore(DateTimeOffset? created, ApiAnswer answer)
    {
        if (created is null || answer.ServiceTime is not { } now) return false;
        DateTimeOffset start = now - _clock.GetElapsedTime(_start);
        // Date is cut to whole seconds, and a created date may be too.
        return created >= start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
    }
}
