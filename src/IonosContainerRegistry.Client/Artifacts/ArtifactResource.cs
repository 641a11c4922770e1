using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Artifacts;

/// <summary>An artifact as the service returns it. Its ID is its digest. Any member can be null.</summary>
public sealed class ArtifactResource : ApiResource<string>
{
    /// <summary>The link to the artifact.</summary>
    public string? Href { get; set; }

    /// <summary>Counts and times, and what the last scan found.</summary>
    public ArtifactMetadata? Metadata { get; set; }

    /// <summary>Repository, digest, media type and tags.</summary>
    public ArtifactProperties? Properties { get; set; }

    /// <summary>The digest, wherever the service returned it.</summary>
    [JsonIgnore]
    public string? Digest => Properties?.Digest is { Length: > 0 } digest ? digest
        : Id is { Length: > 0 } id ? id : null;
}
