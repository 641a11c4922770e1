using System;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Calculates when a token expires.</summary>
public static class TokenExpiry
{
    // The service measures the lifetime when the request arrives.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    /// <summary>The shortest lifetime that the service accepts.</summary>
    public static TimeSpan MinimumLifetime { get; } = TimeSpan.FromHours(1);

    /// <summary>The last date that is sent: the end of the year 9999.</summary>
    public static DateTimeOffset Latest { get; } = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>The date after a lifetime, in whole seconds.</summary>
    /// <param name="now">When the lifetime begins.</param>
    /// <param name="lifetime">The lifetime, at least zero.</param>
    /// <returns>The date, at most <see cref="Latest"/>.</returns>
    public static DateTimeOffset After(DateTimeOffset now, TimeSpan lifetime)
    {
        DateTimeOffset expiry = now.AddWithinRange(lifetime);
        if (Latest - expiry < Margin) return Latest;
        return expiry.AddTicks(-(expiry.Ticks % TimeSpan.TicksPerSecond)) + Margin;
    }
}
