using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>A registry's properties as the service sends them. Any member may be null.</summary>
public sealed class RegistryProperties
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Where it is kept, such as de/fra.</summary>
    public string? Location { get; set; }

    /// <summary>The host to push to and pull from; empty until the state is Running.</summary>
    public string? Hostname { get; set; }

    /// <summary>When unused layers are collected.</summary>
    public GarbageCollectionSchedule? GarbageCollectionSchedule { get; set; }

    /// <summary>How much is stored.</summary>
    public StorageUsage? StorageUsage { get; set; }

    /// <summary>Features and whether they are on.</summary>
    public RegistryFeatures? Features { get; set; }

    /// <summary>The subnets that may reach the registry.</summary>
    public IList<string?>? ApiSubnetAllowList { get; set; }
}
