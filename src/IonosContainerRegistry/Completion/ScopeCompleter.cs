using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Offers the scopes that the registry's tokens have, and the common ones.</summary>
internal sealed class ScopeCompleter : ValueCompleter
{
    private static readonly (string, string, string)[] Common =
    [
        ("repository:*:pull", "repository:*:pull", "Pull from every repository."),
        ("repository:*:pull,push", "repository:*:pull,push", "Pull from and push to every repository."),
        ("repository:*:pull,push,delete", "repository:*:pull,push,delete", "Pull, push and delete everywhere."),
    ];

    private protected override IEnumerable<(string Value, string Text, string Tip)> Values(IDictionary bound)
        => CompletionSource.Tokens(bound)
            .SelectMany(token => token.Scopes.Select(scope => scope.ToString()))
            .Distinct()
            .Select(scope => (scope, scope, "In use in this registry."))
            .Concat(Common)
            .GroupBy(choice => choice.Item1)
            .Select(same => same.First());
}
