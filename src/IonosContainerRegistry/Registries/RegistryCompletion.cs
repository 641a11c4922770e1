using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Registries;

/// <summary>The registries that completers suggest.</summary>
internal static class RegistryCompletion
{
    private const int PageSize = 100;

    public static IReadOnlyList<ContainerRegistry> Read(IDictionary bound)
        => CompletionCache.Read<RegistryResource, ContainerRegistry>(
            bound, "registries", client => client.Registries.List(PageSize, null), RegistryMapper.ToRegistry);

    public static string ToolTip(ContainerRegistry registry)
        => registry.HostName ?? registry.State ?? registry.ToString();

    /// <summary>The registry on the command line, or all of the account if none is there.</summary>
    public static IEnumerable<RegistryReference> FindRegistries(IDictionary bound)
    {
        if (!bound.Contains("RegistryId") && !bound.Contains("RegistryName"))
            return Read(bound).Select(RegistryReference.Of);
        return FindRegistry(bound) is { } registry ? [registry] : [];
    }

    /// <summary>The registry on the command line, or null for none or for several.</summary>
    public static RegistryReference? FindRegistry(IDictionary bound)
    {
        string? name = BoundText.Single(bound, "RegistryName");
        string? text = BoundText.Single(bound, "RegistryId") ?? name;
        if (Guid.TryParse(text, out Guid id)) return new RegistryReference(id, null);
        return name is null
            ? null
            : Read(bound)
                .Where(registry => string.Equals(registry.Name, name, StringComparison.OrdinalIgnoreCase))
                .Select(RegistryReference.Of)
                .FirstOrDefault();
    }
}
