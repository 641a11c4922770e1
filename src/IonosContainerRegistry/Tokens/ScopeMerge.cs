using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Tokens;

/// <summary>Adds scopes to those of a token and removes scopes from them.</summary>
internal static class ScopeMerge
{
    /// <summary>
    /// Removes first and adds then, so that removing a whole scope and adding it with other actions replaces it. Scopes
    /// are compared by type and name, as written.
    /// </summary>
    /// <returns>New objects.</returns>
    internal static RegistryTokenScope[] Apply(
        IEnumerable<RegistryTokenScope> current,
        IEnumerable<RegistryTokenScope> add,
        IEnumerable<RegistryTokenScope> remove)
    {
        List<RegistryTokenScope> scopes = current.Select(Copy).ToList();
        foreach (RegistryTokenScope unwanted in remove) Remove(scopes, unwanted);
        foreach (RegistryTokenScope wanted in add) Add(scopes, wanted);
        return scopes.ToArray();
    }

    /// <summary>Whether both lists contain the same scopes in the same order.</summary>
    internal static bool AreSame(IReadOnlyList<RegistryTokenScope> one, IReadOnlyList<RegistryTokenScope> other)
        => one.Count == other.Count
            && one.Zip(other, AreSame).All(same => same);

    private static bool AreSame(RegistryTokenScope one, RegistryTokenScope other)
        => HaveSameTarget(one, other) && ActionsOf(one).SequenceEqual(ActionsOf(other));

    private static void Remove(List<RegistryTokenScope> scopes, RegistryTokenScope unwanted)
    {
        string[] unwantedActions = ActionsOf(unwanted);
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            RegistryTokenScope scope = scopes[i];
            if (!HaveSameTarget(scope, unwanted)) continue;
            string[] actions = ActionsOf(scope);
            string[] left = actions.Except(unwantedActions, StringComparer.Ordinal).ToArray();
            bool removedLast = left.Length == 0 && actions.Length > 0;
            if (unwantedActions.Length == 0 || removedLast) scopes.RemoveAt(i);
            else scope.Actions = left;
        }
    }

    private static void Add(List<RegistryTokenScope> scopes, RegistryTokenScope wanted)
    {
        RegistryTokenScope? existing = scopes.Find(scope => HaveSameTarget(scope, wanted));
        if (existing is null) scopes.Add(Copy(wanted));
        else existing.Actions = ActionsOf(existing).Union(ActionsOf(wanted), StringComparer.Ordinal).ToArray();
    }

    private static bool HaveSameTarget(RegistryTokenScope one, RegistryTokenScope other)
        => string.Equals(one.Type, other.Type, StringComparison.Ordinal)
            && string.Equals(one.Name, other.Name, StringComparison.Ordinal);

    private static RegistryTokenScope Copy(RegistryTokenScope scope)
        => new() { Type = scope.Type, Name = scope.Name, Actions = ActionsOf(scope).ToArray() };

    private static string[] ActionsOf(RegistryTokenScope scope) => scope.Actions ?? [];
}
