using System.Collections;
using System.Collections.Generic;
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
}
