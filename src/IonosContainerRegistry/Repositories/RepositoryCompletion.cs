using System.Collections;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Completion;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Repositories;

/// <summary>The repositories that completers suggest: those of the registry on the command line.</summary>
internal static class RepositoryCompletion
{
    private const int MaximumRepositories = 1000;

    public static IReadOnlyList<RegistryRepository> Read(IDictionary bound)
    {
        if (RegistryCompletion.FindRegistry(bound) is not { } registry) return [];
        return CompletionCache.Read<RepositoryResource, RegistryRepository>(
            bound,
            $"{registry.Id:N}/repositories",
            client => client.Repositories.List(
                registry.Id, new RepositoryQuery(),
                new PageRequest { First = MaximumRepositories, PageSize = MaximumRepositories }, null),
            repository => RepositoryMapper.ToRepository(registry, repository));
    }
}
