using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Repositories;

/// <summary>Converts the model of the client to that of the pipeline.</summary>
internal static class RepositoryMapper
{
    public static RegistryRepository ToRepository(RegistryReference registry, RepositoryResource wire) => new()
    {
        RegistryId = registry.Id,
        RegistryName = registry.Name,
        RepositoryName = wire.Name,
        ArtifactCount = wire.Metadata?.ArtifactCount,
        PullCount = wire.Metadata?.PullCount,
        PushCount = wire.Metadata?.PushCount,
        LastPush = wire.Metadata?.LastPushedAt,
        LastPull = wire.Metadata?.LastPulledAt,
        LastSeverity = wire.Metadata?.LastSeverity,
        CreatedDate = wire.Metadata?.CreatedDate,
        CreatedBy = wire.Metadata?.CreatedBy,
        LastModifiedDate = wire.Metadata?.LastModifiedDate,
        LastModifiedBy = wire.Metadata?.LastModifiedBy,
        Href = wire.Href,
    };
}
