using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Completion;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Repositories;

/// <summary>
/// The repositories that completers suggest: those of the registry on the command line, or of all if there is none.
/// </summary>
internal static class RepositoryCompletion
{
    private const int MaximumRepositories = 1000;

    public static IEnumerable<RegistryRepository> Read(IDictionary bound)
        => RegistryCompletion.FindRegistries(bound).SelectMany(registry => Read(bound, registry));

    private static IReadOnlyList<RegistryRepository> Read(IDictionary bound, RegistryReference registry)
        => CompletionCache.Read<RepositoryResource, RegistryRepository>(
            bound,
            $"{registry.Id:N}/repositories",
            client => client.Repositories.List(
                registry.Id, new RepositoryQuery(),
                new PageRequest { First = MaximumRepositories, PageSize = MaximumRepositories }, null),
            repository => RepositoryMapper.ToRepository(registry, repository));
}
