namespace IonosContainerRegistry.Client.Artifacts;

/// <summary>Which artifacts of a registry the service is asked for.</summary>
public sealed class ArtifactQuery
{
    /// <summary>The ID of a vulnerability that the artifacts have, or null for all artifacts.</summary>
    public string? VulnerabilityId { get; set; }

    /// <summary>
    /// One of <see cref="ArtifactsClient.Orders"/> or another word. Null reads the artifact that was pushed last first,
    /// because the service's own order changes with every pull.
    /// </summary>
    public string? OrderBy { get; set; }
}
