using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Registries;

namespace IonosContainerRegistry.Registries;

/// <summary>Converts the model of the client to that of the pipeline.</summary>
internal static class RegistryMapper
{
    public static ContainerRegistry ToRegistry(RegistryResource wire)
    {
        RegistryProperties? properties = wire.Properties;
        return new ContainerRegistry
        {
            RegistryId = wire.Id ?? default,
            Name = properties?.Name,
            HostName = TextOrNull(properties?.Hostname),
            Location = properties?.Location,
            State = TextOrNull(wire.Metadata?.State),
            StorageBytes = properties?.StorageUsage?.Bytes,
            StorageUpdatedDate = properties?.StorageUsage?.UpdatedAt,
            VulnerabilityScanning = properties?.Features?.VulnerabilityScanning?.Enabled,
            GarbageCollectionDays = Texts(properties?.GarbageCollectionSchedule?.Days),
            GarbageCollectionTime = properties?.GarbageCollectionSchedule?.Time,
            ApiSubnetAllowList = Texts(properties?.ApiSubnetAllowList),
            CreatedDate = wire.Metadata?.CreatedDate,
            CreatedBy = wire.Metadata?.CreatedBy,
            LastModifiedDate = wire.Metadata?.LastModifiedDate,
            LastModifiedBy = wire.Metadata?.LastModifiedBy,
            Href = wire.Href,
        };
    }

    private static string? TextOrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string[] Texts(IEnumerable<string?>? texts) => (texts ?? []).OfType<string>().ToArray();
}
