using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Repositories;

/// <summary>A repository as the service returns it. Its ID is its name. Any member can be null.</summary>
public sealed class RepositoryResource : ApiResource<string>
{
    /// <summary>The link to the repository.</summary>
    public string? Href { get; set; }

    /// <summary>Counts and times, and who created it.</summary>
    public RepositoryMetadata? Metadata { get; set; }

    /// <summary>The name.</summary>
    public RepositoryProperties? Properties { get; set; }

    /// <summary>The name, wherever the service returned it.</summary>
    [JsonIgnore]
    public string? Name => Properties?.Name is { Length: > 0 } name ? name
        : Id is { Length: > 0 } id ? id : null;
}
