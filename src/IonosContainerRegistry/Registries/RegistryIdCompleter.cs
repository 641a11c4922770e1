using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Registries;

/// <summary>Suggests the IDs of registries and shows their names.</summary>
internal sealed class RegistryIdCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => RegistryCompletion.Read(bound).Select(registry => new Suggestion(
            registry.RegistryId.ToString("D"), registry.ToString(), RegistryCompletion.ToolTip(registry)));
}
