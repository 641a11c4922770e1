using System;

namespace IonosContainerRegistry;

/// <summary>When a token may expire, from a date or a lifetime.</summary>
internal static class ExpiryRule
{
    /// <summary>The shortest life that the service gives a token.</summary>
    public static readonly TimeSpan Minimum = TimeSpan.FromHours(1);

    /// <summary>Works the date out; null where neither is given.</summary>
    /// <exception cref="FormatException">Both are given, or the date is too near or too far; the message names parameter and rule.</exception>
    public static DateTimeOffset? Resolve(DateTimeOffset date, TokenLifetime? lifetime)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (lifetime is null)
        {
            if (date == default) return null;
            return date >= now + Minimum
                ? date
                : throw new FormatException(
                    $"-ExpiryDate: {ExpiryDateText.InUtc(date)} is not at least one hour from now, which the service demands.");
        }

        if (date != default) throw new FormatException("-ExpiryDate and -ExpiresIn exclude each other; give one of them.");
        if (lifetime.Value < Minimum) throw new FormatException($"-ExpiresIn: {lifetime} is less than one hour, which the service demands.");
        if (lifetime.Value > DateTimeOffset.MaxValue - now - Minimum) throw new FormatException($"-ExpiresIn: {lifetime} ends after the year 9999.");

        // Whole seconds, and one more: the service measures the hour when the request arrives.
        DateTimeOffset expiry = now + lifetime.Value;
        return expiry.AddTicks(-(expiry.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(2);
    }
}
