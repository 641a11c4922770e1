using System;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Artifacts;

/// <summary>
/// What the service records about an artifact. Any member can be null. Those of the scan are null until it was scanned.
/// </summary>
public sealed class ArtifactMetadata : ResourceMetadata
{
    /// <summary>How many times the artifact was pulled.</summary>
    public long? PullCount { get; set; }

    /// <summary>How many times the artifact was pushed.</summary>
    public long? PushCount { get; set; }

    /// <summary>When the artifact was last pulled, or null for never.</summary>
    public DateTimeOffset? LastPulledAt { get; set; }

    /// <summary>When the artifact was last pushed.</summary>
    public DateTimeOffset? LastPushedAt { get; set; }

    /// <summary>When the artifact was last scanned.</summary>
    public DateTimeOffset? LastScannedAt { get; set; }

    /// <summary>The highest severity among its vulnerabilities.</summary>
    [JsonPropertyName("vulnMaxSeverity")]
    public string? MaximumSeverity { get; set; }

    /// <summary>The sum of the scores of its vulnerabilities.</summary>
    [JsonPropertyName("vulnTotalScore")]
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public double? TotalScore { get; set; }

    /// <summary>The number of its vulnerabilities.</summary>
    [JsonPropertyName("vulnTotalCount")]
    public long? VulnerabilityCount { get; set; }

    /// <summary>The number of its vulnerabilities for which a fixed version is available.</summary>
    [JsonPropertyName("vulnFixableCount")]
    public long? FixableCount { get; set; }
}
