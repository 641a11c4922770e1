using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Repositories;

/// <summary>A repository, or the repositories of a registry, that a request is about.</summary>
internal sealed record RepositoryTarget : CallTarget
{
    /// <summary>The repositories of a registry.</summary>
    public RepositoryTarget(RegistryReference registry)
    {
        RegistryId = registry.Id;
        Place = registry.ToString();
        NextStep = RegistryTarget.ListStep;
    }

    /// <summary>One repository, or what it contains.</summary>
    public RepositoryTarget(RegistryReference registry, string? repositoryName)
        : this(registry)
    {
        Name = repositoryName;
        Place = Describe(registry, repositoryName);
        NextStep = $"To list the repositories, run: Get-RegistryRepository -RegistryId {registry.Id:D}";
    }

    public static string Describe(RegistryReference registry, string? repositoryName)
        => $"repository {MessageText.Quote(repositoryName ?? "")} in {registry}";
}
