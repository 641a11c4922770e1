namespace IonosContainerRegistry;

/// <summary>A location where registries can be created.</summary>
public sealed class ContainerRegistryLocation
{
    /// <summary>The name, such as de/fra.</summary>
    public string? Name { get; set; }

    /// <summary>The name.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => Name ?? "";
}
