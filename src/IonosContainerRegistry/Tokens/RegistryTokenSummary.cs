using System;

namespace IonosContainerRegistry;

/// <summary>Statistics of the tokens in a registry.</summary>
public sealed class RegistryTokenSummary
{
    /// <summary>The registry.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry, or null if it isn't known.</summary>
    public string? RegistryName { get; set; }

    /// <summary>The number of tokens.</summary>
    public int Count { get; set; }

    /// <summary>The number of enabled tokens.</summary>
    public int Enabled { get; set; }

    /// <summary>The number of disabled tokens.</summary>
    public int Disabled { get; set; }

    /// <summary>The number of tokens with another status.</summary>
    public int OtherStatus { get; set; }

    /// <summary>The number of tokens that expire within 7 days.</summary>
    public int ExpiringIn7Days { get; set; }

    /// <summary>The number of tokens that expire within 30 days, including those within 7 days.</summary>
    public int ExpiringIn30Days { get; set; }

    /// <summary>The number of tokens that expire within 90 days, including those within 30 days.</summary>
    public int ExpiringIn90Days { get; set; }

    /// <summary>The number of tokens that don't expire.</summary>
    public int WithoutExpiry { get; set; }

    /// <summary>The number of tokens that can push to every repository (<c>*</c>).</summary>
    public int CanPushEverything { get; set; }

    /// <summary>The number of tokens that can delete in every repository (<c>*</c>).</summary>
    public int CanDeleteEverything { get; set; }

    /// <summary>The creation date of the oldest token, or null if it isn't known.</summary>
    public DateTimeOffset? Oldest { get; set; }

    /// <summary>The creation date of the newest token, or null if it isn't known.</summary>
    public DateTimeOffset? Newest { get; set; }
}
