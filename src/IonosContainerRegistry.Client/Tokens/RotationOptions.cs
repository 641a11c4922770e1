using System;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>What new tokens are like, and what becomes of the old ones.</summary>
public sealed class RotationOptions
{
    /// <summary>The name of the new token, or null for the old name with today's date (UTC).</summary>
    public string? NewName { get; set; }

    /// <summary>When the new token expires, or null for <see cref="Lifetime"/>.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>The lifetime of the new token, or null for that of the old one.</summary>
    public TimeSpan? Lifetime { get; set; }

    /// <summary>What becomes of the old token.</summary>
    public OldTokenChange OldToken { get; set; }

    /// <summary>How long the old token is valid with <see cref="OldTokenChange.Expire"/>. At least an hour.</summary>
    public TimeSpan GracePeriod { get; set; }
}
