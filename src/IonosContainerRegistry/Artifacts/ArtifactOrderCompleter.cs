using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Artifacts;

/// <summary>Suggests the orders of artifacts: a repository has more than a registry.</summary>
internal sealed class ArtifactOrderCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => (bound["RepositoryName"] is null ? ArtifactsClient.Orders : ArtifactsClient.RepositoryOrders)
            .Select(Suggestion.Order);
}
