namespace IonosContainerRegistry;

/// <summary>Whether a registry can be created with a name.</summary>
public enum ContainerRegistryNameStatus
{
    /// <summary>The name is valid and not in use.</summary>
    Free,

    /// <summary>The name is in use, or was until recently.</summary>
    Taken,

    /// <summary>No registry can have the name.</summary>
    Malformed,
}
