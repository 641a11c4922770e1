using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Artifacts;

/// <summary>The properties of an artifact. Any member can be null.</summary>
public sealed class ArtifactProperties
{
    /// <summary>The repository that contains the artifact.</summary>
    public string? RepositoryName { get; set; }

    /// <summary>The digest, such as <c>sha256:…</c>.</summary>
    public string? Digest { get; set; }

    /// <summary>The media type of the manifest.</summary>
    public string? MediaType { get; set; }

    /// <summary>The tags. Null or empty for an untagged artifact.</summary>
    public IList<string?>? Tags { get; set; }
}
