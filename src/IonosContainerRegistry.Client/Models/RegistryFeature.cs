namespace IonosContainerRegistry.Client.Models;

/// <summary>One feature of a registry.</summary>
public sealed class RegistryFeature
{
    /// <summary>Whether it is on; null where the service doesn't say.</summary>
    public bool? Enabled { get; set; }
}
