using System;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Calculates and checks the expiry date of a token from -ExpiryDate or -ExpiresIn.</summary>
internal static class ExpiryResolver
{
    /// <summary>The shortest lifetime that the service accepts.</summary>
    public static readonly TimeSpan Minimum = TimeSpan.FromHours(1);

    /// <summary>Returns the expiry date; null if neither value is specified.</summary>
    /// <exception cref="ParameterException">Both are specified, or the date is too early or too late.</exception>
    public static DateTimeOffset? Resolve(DateTimeOffset expiryDate, TokenLifetime? expiresIn)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (expiresIn is null) return expiryDate == default ? null : CheckDate(expiryDate, now);
        if (expiryDate != default)
        {
            throw ParameterException.Combination(
                "The -ExpiryDate and -ExpiresIn parameters can't be used together.");
        }

        CheckMinimum("ExpiresIn", expiresIn);
        return AddTo(now, expiresIn.Value) ?? throw new ParameterException(
            "ExpiresIn", $"The expiry date that results from {expiresIn} must not be after the year 9999.");
    }

    /// <exception cref="ParameterException">The lifetime is shorter than an hour.</exception>
    public static void CheckMinimum(string parameter, TokenLifetime? lifetime)
    {
        if (lifetime?.Value < Minimum)
        {
            throw new ParameterException(parameter, $"The value, {lifetime}, must be at least one hour.");
        }
    }

    private static DateTimeOffset CheckDate(DateTimeOffset date, DateTimeOffset now) => date >= now + Minimum
        ? date
        : throw new ParameterException(
            "ExpiryDate", $"The value, {MessageText.Date(date)}, must be at least one hour from now.");

    /// <summary>Rounds to seconds and adds a margin, because the service measures on arrival.</summary>
    private static DateTimeOffset? AddTo(DateTimeOffset now, TimeSpan lifetime)
    {
        if (lifetime > DateTimeOffset.MaxValue - now - Minimum) return null;
        DateTimeOffset expiry = now + lifetime;
        return expiry.AddTicks(-(expiry.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(2);
    }
}
