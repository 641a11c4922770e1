using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Tokens;

/// <summary>Suggests the IDs of tokens and shows their names.</summary>
internal sealed class TokenIdCompleter : ValueCompleter
{
    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => TokenCompletion.Read(bound).Select(token => new Suggestion(
            token.TokenId.ToString("D"), token.ToString(), TokenCompletion.ToolTip(token)));
}
