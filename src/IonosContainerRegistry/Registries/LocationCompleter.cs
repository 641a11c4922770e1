using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Registries;

/// <summary>Suggests locations.</summary>
internal sealed class LocationCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => CompletionCache.Read<LocationResource, string>(
                bound, "locations", client => client.Registries.ListLocations(null), location => location.Id!)
            .Select(name => new Suggestion(name, name, name));
}
