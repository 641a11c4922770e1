using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Offers the names of registries.</summary>
internal sealed class RegistryNameCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound)
        => CompletionSource.Registries(bound).Where(registry => !string.IsNullOrEmpty(registry.Name)).Select(registry =>
            (registry.Name!, registry.Name!, registry.HostName ?? registry.State ?? registry.Name!));
}
