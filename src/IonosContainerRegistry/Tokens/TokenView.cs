using System;
using System.Globalization;
using System.Management.Automation.Host;
using IonosContainerRegistry.Formatting;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>The cells of the token's views, for the format file.</summary>
public static class TokenView
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <summary>Names the registry of a group of tokens, and tells how to use new passwords.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <returns>The name of the registry, or its ID. Never null, never a secret.</returns>
    public static string Registry(object token)
    {
        RegistryToken read = DeserializedToken.Restore(token);
        string hint = read.Credential is null ? "" : " (new password: pipe to Connect-ContainerRegistry)";
        return RegistryView.Name(read.RegistryId, read.RegistryName) + hint;
    }

    /// <summary>Formats the whole name, or the ID of a token without a name.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <returns>Never null.</returns>
    public static string Name(object token) => DeserializedToken.Restore(token).ToString();

    /// <summary>Formats the status, dimmed if the token is disabled.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <param name="host">The host, or null for plain text.</param>
    /// <returns>Never null.</returns>
    public static string Status(object token, PSHost? host)
    {
        string status = DeserializedToken.Restore(token).Status ?? "";
        bool isDisabled = string.Equals(status, "disabled", StringComparison.OrdinalIgnoreCase);
        return isDisabled ? AnsiColor.Dim(status, host) : status;
    }

    /// <summary>Formats the local expiry date and the remaining time: yellow within two weeks, then red.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <param name="host">The host, or null for plain text.</param>
    /// <returns>Such as <c>2026-12-02 8d</c>, or <c>never</c> or <c>unknown</c> without an expiry date.</returns>
    public static string Expiry(object token, PSHost? host)
    {
        RegistryToken read = DeserializedToken.Restore(token);
        if (read.ExpiryDate is not { } expiry || read.TimeLeft is not { } left)
            return read.IsExpiryUnknown ? "unknown" : "never";

        string text = expiry.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + Left(left);
        return left <= TimeSpan.Zero ? AnsiColor.Red(text, host) : left <= Soon ? AnsiColor.Yellow(text, host) : text;
    }

    /// <summary>Formats the scopes as text that -Scope accepts.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <returns>Never null.</returns>
    public static string Scopes(object token) => DeserializedToken.Restore(token).Scopes?.ToString() ?? "";

    /// <summary>Formats the first scope, and the number of the others.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <returns>Such as <c>repository:*:pull (+2)</c>. Never null.</returns>
    public static string FirstScope(object token) => DeserializedToken.Restore(token).Scopes switch
    {
        null or { Count: 0 } => "",
        { Count: 1 } scopes => scopes[0].ToString(),
        { } scopes => string.Format(CultureInfo.InvariantCulture, "{0} (+{1})", scopes[0], scopes.Count - 1),
    };

    /// <summary>Tells whether the password is available. Never the password.</summary>
    /// <param name="token">The token, or its copy from another process.</param>
    /// <returns>Where the password is, or an empty string.</returns>
    public static string Credential(object token)
        => DeserializedToken.Restore(token).Credential is null
            ? ""
            : "issued: pipe to Connect-ContainerRegistry, or use .Credential";

    private static string Left(TimeSpan left)
    {
        if (left <= TimeSpan.Zero) return "gone";
        (double amount, string unit) = left switch
        {
            { TotalHours: < 1 } => (left.TotalMinutes, "min"),
            { TotalDays: < 2 } => (left.TotalHours, "h"),
            { TotalDays: < 1000 } => (left.TotalDays, "d"),
            _ => (left.TotalDays / 365, "y"),
        };
        return ((long)amount).ToString(CultureInfo.InvariantCulture) + unit;
    }
}
