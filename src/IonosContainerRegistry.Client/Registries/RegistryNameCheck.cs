namespace IonosContainerRegistry.Client.Registries;

/// <summary>The result of a name check.</summary>
public sealed class RegistryNameCheck
{
    internal RegistryNameCheck(string name, RegistryNameStatus status, ResponseMetadata? response)
    {
        Name = name;
        Status = status;
        Response = response;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Whether a registry can be created with it.</summary>
    public RegistryNameStatus Status { get; }

    /// <summary>The response, or null if the name is malformed so that nothing was sent.</summary>
    public ResponseMetadata? Response { get; }
}
