using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Registries;

/// <summary>Suggests the names of registries.</summary>
internal sealed class RegistryNameCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => RegistryCompletion.Read(bound)
            .Where(registry => !string.IsNullOrEmpty(registry.Name))
            .Select(registry => new Suggestion(
                registry.Name!, registry.Name!, RegistryCompletion.ToolTip(registry)));
}
