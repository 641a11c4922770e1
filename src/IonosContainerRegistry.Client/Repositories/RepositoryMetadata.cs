using System;

namespace IonosContainerRegistry.Client.Repositories;

/// <summary>What the service records about a repository. Any member can be null.</summary>
public sealed class RepositoryMetadata : ResourceMetadata
{
    /// <summary>The number of artifacts.</summary>
    public long? ArtifactCount { get; set; }

    /// <summary>How many times artifacts were pulled.</summary>
    public long? PullCount { get; set; }

    /// <summary>How many times artifacts were pushed.</summary>
    public long? PushCount { get; set; }

    /// <summary>When an artifact was last pulled, or null for never.</summary>
    public DateTimeOffset? LastPulledAt { get; set; }

    /// <summary>When an artifact was last pushed.</summary>
    public DateTimeOffset? LastPushedAt { get; set; }

    /// <summary>
    /// The severity of the artifact that was pushed last, which might not be the worst, or null if it wasn't scanned.
    /// </summary>
    public string? LastSeverity { get; set; }
}
