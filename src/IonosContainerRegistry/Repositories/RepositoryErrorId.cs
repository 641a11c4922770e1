namespace IonosContainerRegistry.Repositories;

/// <summary>The IDs of errors about repositories. None is renamed or removed.</summary>
internal static class RepositoryErrorId
{
    /// <summary>No repository has the given name.</summary>
    public const string RepositoryNotFound = nameof(RepositoryNotFound);
}
