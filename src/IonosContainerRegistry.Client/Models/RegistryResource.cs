using System;

namespace IonosContainerRegistry.Client.Models;

/// <summary>A registry as the service sends it. Any member may be null.</summary>
public sealed class RegistryResource
{
    /// <summary>The registry's id.</summary>
    public Boxed<Guid>? Id { get; set; }

    /// <summary>The link to the registry.</summary>
    public string? Href { get; set; }

    /// <summary>Who made and changed it, and its state.</summary>
    public ResourceMetadata? Metadata { get; set; }

    /// <summary>Name, location, host name and settings.</summary>
    public RegistryProperties? Properties { get; set; }
}
