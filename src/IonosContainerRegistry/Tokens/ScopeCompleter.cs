using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Completion;

namespace IonosContainerRegistry.Tokens;

/// <summary>Suggests common scopes, and the scopes of the registry's tokens.</summary>
internal sealed class ScopeCompleter : ValueCompleter
{
    private static readonly Suggestion[] Common =
    [
        Create("repository:*:pull", "Pull from all repositories."),
        Create("repository:*:pull,push", "Pull from and push to all repositories."),
        Create("repository:*:pull,push,delete", "Pull, push, and delete in all repositories."),
    ];

    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
        => TokenCompletion.Read(bound)
            .SelectMany(token => token.Scopes)
            .Select(scope => Create(scope.ToString(), "In use in this registry."))
            .Concat(Common)
            .GroupBy(suggestion => suggestion.Value)
            .Select(same => same.First());

    private static Suggestion Create(string scope, string toolTip) => new(scope, scope, toolTip);
}
