using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Repositories;

/// <summary>Names repositories in messages and errors.</summary>
internal static class RepositoryTarget
{
    public static string Describe(RegistryReference registry, string? repositoryName)
        => $"repository {MessageText.Quote(repositoryName ?? "")} in {registry}";

    /// <summary>The repositories of a registry.</summary>
    public static CallTarget Of(RegistryReference registry) => new(registry.Id)
    {
        Place = registry.ToString(),
        NextStep = "To list the registries, run: Get-ContainerRegistry",
    };

    /// <summary>One repository, or what it contains.</summary>
    public static CallTarget Of(RegistryReference registry, string? repositoryName)
        => new(registry.Id, name: repositoryName)
        {
            Place = Describe(registry, repositoryName),
            NextStep = $"To list the repositories, run: Get-RegistryRepository -RegistryId {registry.Id:D}",
        };
}
