namespace IonosContainerRegistry;

/// <summary>The result of Test-ContainerRegistryName -Detailed.</summary>
public sealed class ContainerRegistryNameResult
{
    /// <summary>The name that was tested.</summary>
    public string? Name { get; set; }

    /// <summary>Whether a registry can be created with it.</summary>
    public ContainerRegistryNameStatus Status { get; set; }
}
