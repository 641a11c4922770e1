using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
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
        if (FindRegistry(bound) is not { } registry) return [];
        return CompletionCache.Read<RepositoryResource, RegistryRepository>(
            bound,
            $"{registry.Id:N}/repositories",
            client => client.Repositories.List(
                registry.Id, new RepositoryQuery(),
                new PageRequest { First = MaximumRepositories, PageSize = MaximumRepositories }, null),
            repository => RepositoryMapper.ToRepository(registry, repository));
    }

    /// <summary>The registry on the command line; null for none or for several.</summary>
    public static RegistryReference? FindRegistry(IDictionary bound)
    {
        string? text = BoundText.Single(bound, "RegistryId") ?? BoundText.Single(bound, "RegistryName");
        if (Guid.TryParse(text, out Guid id)) return new RegistryReference(id, null);
        return text is null
            ? null
            : RegistryCompletion.Read(bound)
                .Where(registry => string.Equals(registry.Name, text, StringComparison.OrdinalIgnoreCase))
                .Select(registry => new RegistryReference(registry.RegistryId, registry.Name))
                .FirstOrDefault();
    }
}
