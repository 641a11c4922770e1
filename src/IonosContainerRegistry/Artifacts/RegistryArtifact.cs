using System;

namespace IonosContainerRegistry;

/// <summary>An image or another artifact in a repository of a container registry.</summary>
public sealed class RegistryArtifact
{
    /// <summary>The registry of the artifact.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry, or null if it isn't known.</summary>
    public string? RegistryName { get; set; }

    /// <summary>The repository of the artifact, or null if the service sent none.</summary>
    public string? RepositoryName { get; set; }

    /// <summary>The digest, such as sha256:….</summary>
    public string? Digest { get; set; }

    /// <summary>The tags, or empty for an untagged artifact. Never null.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>The media type of the manifest, or null if the service sent none.</summary>
    public string? MediaType { get; set; }

    /// <summary>How many times the artifact was pulled, or null if the service sent no number.</summary>
    public long? PullCount { get; set; }

    /// <summary>How many times the artifact was pushed, or null if the service sent no number.</summary>
    public long? PushCount { get; set; }

    /// <summary>When the artifact was last pushed, or null if the service sent no date.</summary>
    public DateTimeOffset? LastPush { get; set; }

    /// <summary>When the artifact was last pulled, or null for never.</summary>
    public DateTimeOffset? LastPull { get; set; }

    /// <summary>When the artifact was last scanned, or null for never.</summary>
    public DateTimeOffset? LastScan { get; set; }

    /// <summary>The highest severity among its vulnerabilities, or null if it wasn't scanned or has none.</summary>
    public string? MaxSeverity { get; set; }

    /// <summary>The sum of the scores of its vulnerabilities, or null if it wasn't scanned.</summary>
    public double? TotalScore { get; set; }

    /// <summary>The number of its vulnerabilities, or null if it wasn't scanned.</summary>
    public long? VulnerabilityCount { get; set; }

    /// <summary>The number of vulnerabilities with a fixed version, or null if it wasn't scanned.</summary>
    public long? FixableCount { get; set; }

    /// <summary>When the artifact was created, or null if the service sent no date.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>The user that created the artifact, or null if the service sent none.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When the artifact was last changed, or null if the service sent no date.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }

    /// <summary>The user that last changed the artifact, or null if the service sent none.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The link to the artifact, or null or empty if the service sent none.</summary>
    public string? Href { get; set; }

    /// <summary>Repository and digest, as container tools write them.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => $"{RepositoryName}@{Digest}";
}
