using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Sandbox.Service.Artifacts;

/// <summary>An artifact as the API writes it.</summary>
internal sealed record ArtifactResponse(
    string Id, string Type, string Href, ArtifactMetadata Metadata, ArtifactProperties Properties)
{
    /// <summary>The response for an artifact.</summary>
    /// <param name="address">The address of the repository's artifacts.</param>
    /// <param name="repositoryName">The repository.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="isScanned">Whether scanning is on in the registry.</param>
    public static ArtifactResponse Create(
        string address, string repositoryName, ArtifactRecord artifact, bool isScanned)
    {
        ArtifactScan? scan = isScanned ? artifact.Scan : null;
        return new ArtifactResponse(
            artifact.Digest,
            "artifact",
            $"{address}/{artifact.Digest}",
            new ArtifactMetadata
            {
                LastPushedAt = artifact.LastPushedAt,
                PushCount = artifact.PushCount,
                PullCount = artifact.PullCount,
                LastPulledAt = artifact.LastPulledAt,
                LastScannedAt = scan?.ScannedAt,
                VulnMaxSeverity = scan?.MaxSeverity,
                VulnTotalScore = scan?.TotalScore,
                VulnTotalCount = scan?.Vulnerabilities.Count,
                VulnFixableCount = scan?.FixableCount,
            },
            new ArtifactProperties(repositoryName, artifact.Digest, artifact.MediaType, artifact.Tags));
    }
}

/// <summary>The scanner's fields are left out while scanning is off or pending.</summary>
internal sealed record ArtifactMetadata
{
    public required DateTimeOffset LastPushedAt { get; init; }

    public required long PushCount { get; init; }

    public required long PullCount { get; init; }

    public DateTimeOffset? LastPulledAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastScannedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VulnMaxSeverity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public float? VulnTotalScore { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? VulnTotalCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? VulnFixableCount { get; init; }
}

internal sealed record ArtifactProperties(
    string RepositoryName, string Digest, string MediaType, IReadOnlyList<string>? Tags);
