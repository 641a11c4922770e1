namespace IonosContainerRegistry.Client.Repositories;

/// <summary>
/// Which repositories the service is asked for. It might return others, because whether it compares names as a
/// whole or in part isn't documented.
/// </summary>
public sealed class RepositoryQuery
{
    /// <summary>The name, or null for all.</summary>
    public string? Name { get; set; }

    /// <summary>The severity of the artifact that was pushed last, or null for any.</summary>
    public string? Severity { get; set; }

    /// <summary>
    /// One of <see cref="RepositoriesClient.Orders"/> or another word. Null reads by name, because the service's own
    /// order changes while a list is read.
    /// </summary>
    public string? OrderBy { get; set; }
}
