using System;

namespace IonosContainerRegistry;

/// <summary>Counts of a registry's tokens.</summary>
public sealed class RegistryTokenMeasurement
{
    /// <summary>The registry.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The registry's name; null where it isn't known.</summary>
    public string? RegistryName { get; set; }

    /// <summary>How many tokens there are.</summary>
    public int Count { get; set; }

    /// <summary>How many are enabled.</summary>
    public int Enabled { get; set; }

    /// <summary>How many are disabled.</summary>
    public int Disabled { get; set; }

    /// <summary>How many have another status.</summary>
    public int OtherStatus { get; set; }

    /// <summary>How many expire within 7 days.</summary>
    public int ExpiringIn7Days { get; set; }

    /// <summary>How many expire within 30 days, those within 7 among them.</summary>
    public int ExpiringIn30Days { get; set; }

    /// <summary>How many expire within 90 days, those within 30 among them.</summary>
    public int ExpiringIn90Days { get; set; }

    /// <summary>How many never expire.</summary>
    public int WithoutExpiry { get; set; }

    /// <summary>How many may push to everything (<c>*</c>).</summary>
    public int CanPushEverything { get; set; }

    /// <summary>How many may delete everything (<c>*</c>).</summary>
    public int CanDeleteEverything { get; set; }

    /// <summary>When the oldest was created; null where that isn't known.</summary>
    public DateTimeOffset? Oldest { get; set; }

    /// <summary>When the newest was created; null where that isn't known.</summary>
    public DateTimeOffset? Newest { get; set; }
}
