using System.Linq;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Artifacts;

/// <summary>Converts the model of the client to that of the pipeline.</summary>
internal static class ArtifactMapper
{
    /// <param name="registry">The registry.</param>
    /// <param name="repositoryName">The repository, or null if only the artifact knows it.</param>
    /// <param name="wire">The artifact.</param>
    public static RegistryArtifact ToArtifact(
        RegistryReference registry, string? repositoryName, ArtifactResource wire) => new()
        {
            RegistryId = registry.Id,
            RegistryName = registry.Name,
            RepositoryName = repositoryName ?? wire.Properties?.RepositoryName,
            Digest = wire.Digest,
            Tags = (wire.Properties?.Tags ?? []).OfType<string>().ToArray(),
            MediaType = wire.Properties?.MediaType,
            PullCount = wire.Metadata?.PullCount,
            PushCount = wire.Metadata?.PushCount,
            LastPush = wire.Metadata?.LastPushedAt,
            LastPull = wire.Metadata?.LastPulledAt,
            LastScan = wire.Metadata?.LastScannedAt,
            MaxSeverity = wire.Metadata?.MaximumSeverity,
            TotalScore = wire.Metadata?.TotalScore,
            VulnerabilityCount = wire.Metadata?.VulnerabilityCount,
            FixableCount = wire.Metadata?.FixableCount,
            CreatedDate = wire.Metadata?.CreatedDate,
            CreatedBy = wire.Metadata?.CreatedBy,
            LastModifiedDate = wire.Metadata?.LastModifiedDate,
            LastModifiedBy = wire.Metadata?.LastModifiedBy,
            Href = wire.Href,
        };
}
