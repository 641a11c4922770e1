namespace IonosContainerRegistry.Client.Registries;

/// <summary>One feature of a registry.</summary>
public sealed class RegistryFeature
{
    /// <summary>Whether it is on, or null if the response doesn't contain it.</summary>
    public bool? Enabled { get; set; }
}
