using System;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Calculates and checks the expiry date of a token from -ExpiryDate or -ExpiresIn.</summary>
internal static class ExpiryResolver
{
    /// <summary>Returns the expiry date, or null if neither value is specified.</summary>
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
        return TokenExpiry.After(now, expiresIn.Value);
    }

    /// <exception cref="ParameterException">The lifetime is shorter than an hour.</exception>
    public static void CheckMinimum(string parameter, TokenLifetime? lifetime)
    {
        if (lifetime?.Value < TokenExpiry.MinimumLifetime)
            throw new ParameterException(parameter, $"The value, {lifetime}, must be at least one hour.");
    }

    private static DateTimeOffset CheckDate(DateTimeOffset date, DateTimeOffset now)
    {
        if (date >= now + TokenExpiry.MinimumLifetime) return date;
        throw new ParameterException(
            "ExpiryDate", $"The value, {MessageText.Date(date)}, must be at least one hour from now.");
    }
}
