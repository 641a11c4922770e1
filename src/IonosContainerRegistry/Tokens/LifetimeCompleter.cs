using System.Collections;
using System.Collections.Generic;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Tokens;

/// <summary>Suggests common lifetimes.</summary>
internal sealed class LifetimeCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound) =>
    [
        new("12h", "12h", "12 hours"),
        new("7d", "7d", "7 days"),
        new("30d", "30d", "30 days"),
        new("90d", "90d", "90 days"),
        new("1y", "1y", "365 days"),
    ];
}
