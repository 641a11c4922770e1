namespace IonosContainerRegistry.Client.Registries;

/// <summary>A registry's features.</summary>
public sealed class RegistryFeatures
{
    /// <summary>Scanning of images for vulnerabilities.</summary>
    public RegistryFeature? VulnerabilityScanning { get; set; }
}
