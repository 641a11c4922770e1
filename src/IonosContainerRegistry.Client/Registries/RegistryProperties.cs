using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>A registry's properties as the service returns them. Any member can be null.</summary>
public sealed class RegistryProperties
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The location, such as de/fra.</summary>
    public string? Location { get; set; }

    /// <summary>The host to push to and pull from. Empty until the state is Running.</summary>
    public string? Hostname { get; set; }

    /// <summary>When garbage collection runs.</summary>
    public GarbageCollectionSchedule? GarbageCollectionSchedule { get; set; }

    /// <summary>The storage that it uses.</summary>
    public StorageUsage? StorageUsage { get; set; }

    /// <summary>Features and whether they are on.</summary>
    public RegistryFeatures? Features { get; set; }

    /// <summary>The subnets that are allowed to connect.</summary>
    public IList<string?>? ApiSubnetAllowList { get; set; }
}
