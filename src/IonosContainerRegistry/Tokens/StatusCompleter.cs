using System.Collections;
using System.Collections.Generic;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Tokens;

/// <summary>Suggests the known statuses of tokens.</summary>
internal sealed class StatusCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound) =>
    [
        new("enabled", "enabled", "The token can be used to sign in."),
        new("disabled", "disabled", "The token can't be used until it is enabled."),
    ];
}
