using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Offers registries by name; the host name is the tip.</summary>
internal sealed class RegistryIdCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound)
        => CompletionSource.Registries(bound).Select(registry =>
            (registry.RegistryId.ToString("D"), registry.ToString(), registry.HostName ?? registry.State ?? registry.ToString()));
}
