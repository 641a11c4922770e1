using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Tokens;

/// <summary>Suggests the names of tokens.</summary>
internal sealed class TokenNameCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => TokenCompletion.ReadAll(bound)
            .Where(token => !string.IsNullOrEmpty(token.Name))
            .GroupBy(token => token.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .Select(token => new Suggestion(token.Name!, token.Name!, TokenCompletion.ToolTip(token)));
}
