using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>
/// PostRegistryProperties: what a registry is created or replaced with. A null member is left out of the request.
/// </summary>
public sealed class RegistrySpec
{
    /// <summary>The name. Required, and can't be changed later.</summary>
    public string Name { get; set; } = "";

    /// <summary>The location, such as de/fra. Required, and can't be changed later.</summary>
    public string Location { get; set; } = "";

    /// <summary>When garbage collection runs, with days and time, or null for never.</summary>
    public GarbageCollectionSchedule? GarbageCollectionSchedule { get; set; }

    /// <summary>
    /// Whether images are scanned for vulnerabilities, which costs money and can't be switched off again. It is always
    /// sent, because the service enables scanning if it is left out.
    /// </summary>
    [JsonIgnore]
    public bool VulnerabilityScanning { get; set; }

    /// <summary>The features as they are sent.</summary>
    public RegistryFeatures Features => new()
    {
        VulnerabilityScanning = new RegistryFeature { Enabled = VulnerabilityScanning },
    };

    /// <summary>The subnets that are allowed to connect. Null or empty for all.</summary>
    public IList<string>? ApiSubnetAllowList { get; set; }

    /// <summary>The body of POST and PUT.</summary>
    internal byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(
        new PropertiesEnvelope<RegistrySpec> { Properties = this },
        ApiJsonContext.Default.PropertiesEnvelopeRegistrySpec);
}
