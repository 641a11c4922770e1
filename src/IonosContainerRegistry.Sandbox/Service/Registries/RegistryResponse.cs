using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Sandbox.Service.Data;
using IonosContainerRegistry.Sandbox.Service.Http;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>A registry as the API writes it.</summary>
internal sealed record RegistryResponse(
    string Href, Guid Id, string Type, ResourceMetadata Metadata, RegistryProperties Properties)
{
    /// <summary>The response for a registry.</summary>
    /// <param name="address">The address of the registries.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="hostName">The host name to show.</param>
    public static RegistryResponse Create(string address, RegistryRecord registry, string hostName)
    {
        bool isChanged = registry.LastModifiedDate is not null;
        var metadata = new ResourceMetadata
        {
            CreatedBy = SandboxUser.Name,
            CreatedByUserId = SandboxUser.Id,
            CreatedDate = registry.CreatedDate,
            LastModifiedBy = isChanged ? SandboxUser.Name : null,
            LastModifiedByUserId = isChanged ? SandboxUser.Id : null,
            LastModifiedDate = registry.LastModifiedDate,
            State = registry.State,
        };
        var properties = new RegistryProperties(
            registry.Name,
            registry.Location,
            hostName,
            registry.GarbageCollectionDays.Any()
                ? new WeeklySchedule(registry.GarbageCollectionDays, registry.GarbageCollectionTime)
                : null,
            new StorageUsage(registry.StorageBytes, registry.StorageUpdatedAt),
            new RegistryFeatures(new VulnerabilityScanning(registry.VulnerabilityScanning)),
            registry.AllowList);
        return new RegistryResponse($"{address}/{registry.Id}", registry.Id, "registry", metadata, properties);
    }
}

internal sealed record RegistryProperties(
    string Name,
    string Location,
    string Hostname,
    WeeklySchedule? GarbageCollectionSchedule,
    StorageUsage StorageUsage,
    RegistryFeatures Features,
    IReadOnlyList<string> ApiSubnetAllowList);

internal sealed record WeeklySchedule(IReadOnlyList<string> Days, string Time);

internal sealed record StorageUsage(long Bytes, DateTimeOffset? UpdatedAt);

internal sealed record RegistryFeatures(VulnerabilityScanning VulnerabilityScanning);

internal sealed record VulnerabilityScanning(bool Enabled);

/// <summary>A page of registries as the API writes it: with a cursor, and without count and total.</summary>
internal sealed record RegistryListResponse(
    string Href,
    string Id,
    string Type,
    IReadOnlyList<RegistryResponse> Items,
    CursorPagination Pagination,
    [property: JsonPropertyName("_links")] PageLinks Links);

internal sealed record CursorPagination(int Limit, string Token);
