namespace IonosContainerRegistry.Client.Repositories;

/// <summary>The properties of a repository.</summary>
public sealed class RepositoryProperties
{
    /// <summary>The name, which can contain slashes, or null if the service left it out.</summary>
    public string? Name { get; set; }
}
