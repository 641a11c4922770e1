namespace IonosContainerRegistry.Client.Registries;

/// <summary>Whether a registry can be created with a name.</summary>
public enum RegistryNameStatus
{
    /// <summary>The name is valid, and no registry has it.</summary>
    Free,

    /// <summary>The name is valid, and a registry has it or had it until recently.</summary>
    Taken,

    /// <summary>No registry can have the name.</summary>
    Malformed,
}
