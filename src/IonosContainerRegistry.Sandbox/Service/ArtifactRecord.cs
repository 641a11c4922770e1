using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>An image or another artifact in a repository.</summary>
public sealed record ArtifactRecord
{
    /// <summary>The digest, such as <c>sha256:…</c>, which is also the ID.</summary>
    public required string Digest { get; init; }

    /// <summary>The media type of the manifest.</summary>
    public string MediaType { get; init; } = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>The tags. Null or empty for an untagged artifact.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>How often the artifact was pushed.</summary>
    public long PushCount { get; init; } = 1;

    /// <summary>How often the artifact was pulled.</summary>
    public long PullCount { get; init; }

    /// <summary>When the artifact was last pushed.</summary>
    public DateTimeOffset LastPushedAt { get; init; }

    /// <summary>When the artifact was last pulled, or null if never.</summary>
    public DateTimeOffset? LastPulledAt { get; init; }

    /// <summary>The last scan, or null while it is pending. The API returns it only if scanning is on.</summary>
    public ArtifactScan? Scan { get; init; }
}
