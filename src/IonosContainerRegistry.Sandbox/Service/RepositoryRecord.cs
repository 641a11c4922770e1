using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A repository with its artifacts.</summary>
public sealed record RepositoryRecord
{
    /// <summary>The name, which can contain slashes and is also the ID.</summary>
    public required string Name { get; init; }

    /// <summary>How often artifacts were pushed.</summary>
    public long PushCount { get; init; }

    /// <summary>How often artifacts were pulled.</summary>
    public long PullCount { get; init; }

    /// <summary>When an artifact was last pushed, or null if never.</summary>
    public DateTimeOffset? LastPushedAt { get; init; }

    /// <summary>When an artifact was last pulled, or null if never.</summary>
    public DateTimeOffset? LastPulledAt { get; init; }

    /// <summary>The worst severity in the artifact that was pushed last, or null if unknown.</summary>
    public string? LastSeverity { get; init; }

    /// <summary>When the repository was created, or null if the service doesn't return it.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>The artifacts.</summary>
    public IReadOnlyList<ArtifactRecord> Artifacts { get; init; } = [];

    /// <summary>A repository whose counts and times follow from its artifacts.</summary>
    public static RepositoryRecord Create(string name, IReadOnlyList<ArtifactRecord> artifacts)
    {
        var repository = new RepositoryRecord { Name = name, Artifacts = artifacts };
        foreach (ArtifactRecord artifact in artifacts)
        {
            bool isNewest = repository.LastPushedAt is null || artifact.LastPushedAt > repository.LastPushedAt;
            repository = repository with
            {
                PushCount = repository.PushCount + artifact.PushCount,
                PullCount = repository.PullCount + artifact.PullCount,
                LastPushedAt = isNewest ? artifact.LastPushedAt : repository.LastPushedAt,
                LastPulledAt = Later(artifact.LastPulledAt, repository.LastPulledAt),
                LastSeverity = isNewest ? artifact.Scan?.MaxSeverity : repository.LastSeverity,
            };
        }

        return repository;
    }

    private static DateTimeOffset? Later(DateTimeOffset? first, DateTimeOffset? second) =>
        first is null || second > first ? second : first;
}
