using System;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>A registry as the service returns it. Any member can be null.</summary>
public sealed class RegistryResource : ApiResource<Guid?>
{
    /// <summary>The link to the registry.</summary>
    public string? Href { get; set; }

    /// <summary>Who created and changed it, and its state.</summary>
    public ResourceMetadata? Metadata { get; set; }

    /// <summary>Name, location, host name and settings.</summary>
    public RegistryProperties? Properties { get; set; }
}
