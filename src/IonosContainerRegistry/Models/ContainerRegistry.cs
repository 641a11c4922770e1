using System;

namespace IonosContainerRegistry;

/// <summary>A container registry, the home of tokens.</summary>
public sealed class ContainerRegistry
{
    /// <summary>The registry's id.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The name; null where the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>The host to push to and pull from; null until the registry runs.</summary>
    public string? HostName { get; set; }

    /// <summary>Where it is kept, such as de/fra; null where the service sent none.</summary>
    public string? Location { get; set; }

    /// <summary>The state: New, WaitingForStorage, Running, or another; null where the service sent none.</summary>
    public string? State { get; set; }

    /// <summary>How much is stored, in bytes; null where the service doesn't say.</summary>
    public long? StorageBytes { get; set; }

    /// <summary>When <see cref="StorageBytes"/> was taken; null where the service doesn't say.</summary>
    public DateTimeOffset? StorageUpdatedDate { get; set; }

    /// <summary>Whether images are scanned for vulnerabilities; null where the service doesn't say.</summary>
    public bool? VulnerabilityScanning { get; set; }

    /// <summary>The days on which unused layers are collected; never null.</summary>
    public string[] GarbageCollectionDays { get; set; } = [];

    /// <summary>The time of the day at which unused layers are collected, as the service writes it; null for none.</summary>
    public string? GarbageCollectionTime { get; set; }

    /// <summary>The subnets that may reach the registry; empty for all. Never null.</summary>
    public string[] ApiSubnetAllowList { get; set; } = [];

    /// <summary>When the registry was created; null where the service doesn't say.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>Who created the registry; null where the service doesn't say.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When the registry was changed last; null for never.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }

    /// <summary>Who changed the registry last; null for nobody.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The link to the registry; null or empty where the service sent none.</summary>
    public string? Href { get; set; }

    /// <summary>The name, or the id where there is no name.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => Name ?? RegistryId.ToString("D");
}
