using System;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Creation;

/// <summary>
/// Tells what the server's clock showed when a request was sent, without relying on this machine's: from the Date
/// header of a later response, less the time that has passed since.
/// </summary>
internal static class ServerClock
{
    /// <summary>
    /// Whether something was created after the first attempt of a request that might have created it, or null if that
    /// can't be known.
    /// </summary>
    public static bool? WasCreatedSince(ApiRequest request, DateTimeOffset? created, ResponseMetadata response)
    {
        if (created is null || response.ServerTime is not { } now) return null;
        DateTimeOffset start = now.AddWithinRange(-request.Policy.Clock.GetElapsedTime(request.StartTimestamp));
        // Date is in whole seconds, and a created date can be too.
        return created >= start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
    }
}
