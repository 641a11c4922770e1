using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Repositories;

/// <summary>Suggests the orders of repositories.</summary>
internal sealed class RepositoryOrderCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => RepositoriesClient.Orders.Select(Suggestion.Order);
}
