using System;

namespace IonosContainerRegistry;

/// <summary>A container registry.</summary>
public sealed class ContainerRegistry
{
    /// <summary>The ID of the registry.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The name, or null if the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>The host name to push to and pull from, or null until the registry is running.</summary>
    public string? HostName { get; set; }

    /// <summary>The location, such as de/fra, or null if the service sent none.</summary>
    public string? Location { get; set; }

    /// <summary>The state, such as New, WaitingForStorage, or Running, or null if the service sent none.</summary>
    public string? State { get; set; }

    /// <summary>The used storage in bytes, or null if the service sent none.</summary>
    public long? StorageBytes { get; set; }

    /// <summary>When <see cref="StorageBytes"/> was measured, or null if the service sent no date.</summary>
    public DateTimeOffset? StorageUpdatedDate { get; set; }

    /// <summary>Whether images are scanned for vulnerabilities, or null if the service sent no value.</summary>
    public bool? VulnerabilityScanning { get; set; }

    /// <summary>The days of garbage collection. Never null.</summary>
    public string[] GarbageCollectionDays { get; set; } = [];

    /// <summary>The time of garbage collection in the format of the service, or null for none.</summary>
    public string? GarbageCollectionTime { get; set; }

    /// <summary>The subnets that can access the registry, or empty for all. Never null.</summary>
    public string[] ApiSubnetAllowList { get; set; } = [];

    /// <summary>When the registry was created, or null if the service sent no date.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>The user that created the registry, or null if the service sent none.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When the registry was last changed, or null for never.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }

    /// <summary>The user that last changed the registry, or null for none.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The link to the registry, or null or empty if the service sent none.</summary>
    public string? Href { get; set; }

    /// <summary>The name, or the ID of a registry without a name.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => string.IsNullOrEmpty(Name) ? RegistryId.ToString("D") : Name!;
}
