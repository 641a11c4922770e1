namespace IonosContainerRegistry.Client.Registries;

/// <summary>A place where registries can be created.</summary>
public sealed class LocationResource : ApiResource
{
    /// <summary>The ID, such as de/fra.</summary>
    public string? Id { get; set; }
}
