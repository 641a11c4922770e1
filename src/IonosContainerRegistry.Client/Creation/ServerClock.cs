using System;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Creation;

/// <summary>
/// Tells what the server's clock showed when an operation began, without relying on this machine's: from the Date
/// header of a later response, less the time that has passed since.
/// </summary>
internal sealed class ServerClock
{
    private readonly TimeProvider _clock;
    private readonly long _start;

    public ServerClock(TimeProvider clock)
    {
        _clock = clock;
        _start = clock.GetTimestamp();
    }

    /// <summary>Whether something was created after the operation began; null if that can't be known.</summary>
    public bool? WasCreatedSince(DateTimeOffset? created, ResponseMetadata response)
    {
        if (created is null || response.ServerTime is not { } now) return null;
        DateTimeOffset start = now.AddWithinRange(-_clock.GetElapsedTime(_start));
        // Date is in whole seconds, and a created date can be too.
        return created >= start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
    }
}
