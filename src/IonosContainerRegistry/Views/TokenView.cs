using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace IonosContainerRegistry;

/// <summary>The cells of the token table; the format file calls them.</summary>
public static class TokenView
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>The status, dimmed where the token is disabled.</summary>
    /// <param name="token">The token.</param>
    /// <param name="host">The host that shows it; null for one without colour.</param>
    /// <returns>Never null.</returns>
    public static string Status(RegistryToken token, PSHost? host)
        => string.Equals(token.Status, "disabled", StringComparison.OrdinalIgnoreCase)
            ? Colour.Dim(token.Status!, host)
            : token.Status ?? "";

    /// <summary>The local day of the expiry and how long is left, yellow within two weeks and red past it.</summary>
    /// <param name="token">The token.</param>
    /// <param name="host">The host that shows it; null for one without colour.</param>
    /// <returns>Such as <c>2026-12-02 8d</c>; <c>never</c> where there is no expiry.</returns>
    public static string Expiry(RegistryToken token, PSHost? host)
    {
        if (token.ExpiryDate is not { } expiry || token.TimeLeft is not { } left) return "never";
        string text = expiry.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + Left(left);
        return left <= TimeSpan.Zero ? Colour.Red(text, host) : left <= Soon ? Colour.Yellow(text, host) : text;
    }

    /// <summary>What the token may do, as text that -Scope reads.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Never null.</returns>
    public static string Scopes(RegistryToken token) => token.Scopes?.ToString() ?? "";

    /// <summary>Whether the password was just issued; never the password.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Where the password is, or empty.</returns>
    public static string Credential(RegistryToken token) => token.Credential is null ? "" : "issued: see .Credential";

    private static string Left(TimeSpan left)
    {
        if (left <= TimeSpan.Zero) return "gone";
        (double amount, string unit) = left switch
        {
            { TotalHours: < 2 } => (left.TotalMinutes, "min"),
            { TotalDays: < 2 } => (left.TotalHours, "h"),
            { TotalDays: < 1000 } => (left.TotalDays, "d"),
            _ => (left.TotalDays / 365, "y"),
        };
        return ((long)amount).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
