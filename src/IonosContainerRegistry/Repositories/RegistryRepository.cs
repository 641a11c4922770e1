using System;

namespace IonosContainerRegistry;

/// <summary>A repository of a container registry.</summary>
public sealed class RegistryRepository
{
    /// <summary>The registry of the repository.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry, or null if it isn't known.</summary>
    public string? RegistryName { get; set; }

    /// <summary>The name, which can contain slashes.</summary>
    public string? RepositoryName { get; set; }

    /// <summary>The number of artifacts, or null if the service sent none.</summary>
    public long? ArtifactCount { get; set; }

    /// <summary>How many times artifacts were pulled, or null if the service sent no number.</summary>
    public long? PullCount { get; set; }

    /// <summary>How many times artifacts were pushed, or null if the service sent no number.</summary>
    public long? PushCount { get; set; }

    /// <summary>When an artifact was last pushed, or null if the service sent no date.</summary>
    public DateTimeOffset? LastPush { get; set; }

    /// <summary>When an artifact was last pulled, or null for never.</summary>
    public DateTimeOffset? LastPull { get; set; }

    /// <summary>
    /// The severity of the artifact that was pushed last, which might not be the worst, or null if it wasn't scanned.
    /// </summary>
    public string? LastSeverity { get; set; }

    /// <summary>When the repository was created, or null if the service sent no date.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>The user that created the repository, or null if the service sent none.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When the repository was last changed, or null if the service sent no date.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }

    /// <summary>The user that last changed the repository, or null if the service sent none.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The link to the repository, or null or empty if the service sent none.</summary>
    public string? Href { get; set; }

    /// <summary>The name of the repository.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => RepositoryName ?? "";
}
