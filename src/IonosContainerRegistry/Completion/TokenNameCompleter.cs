using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Offers the names of the tokens of the registry that was given.</summary>
internal sealed class TokenNameCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound)
        => CompletionSource.Tokens(bound).Where(token => !string.IsNullOrEmpty(token.Name)).Select(token =>
            (token.Name!, token.Name!, $"{token.Status} {TokenView.Expiry(token, null)} {token.Scopes}".Trim()));
}
