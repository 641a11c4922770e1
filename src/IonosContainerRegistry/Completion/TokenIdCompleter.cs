using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Offers the tokens of the registry that was given, by name.</summary>
internal sealed class TokenIdCompleter : ValueCompleter
{
    private protected override IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound)
        => CompletionSource.Tokens(bound).Select(token =>
            (token.TokenId.ToString("D"), token.ToString(), $"{token.Status} {TokenView.Expiry(token, null)} {token.Scopes}".Trim()));
}
