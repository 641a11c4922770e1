using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Works out a token's scopes after some were added and some removed.</summary>
internal static class ScopeChanges
{
    /// <summary>
    /// Takes away first and adds then, so that removing a whole scope and adding it with other actions replaces it.
    /// A scope is found by type and name; all text is compared as it is written, <c>*</c> too.
    /// </summary>
    /// <returns>New objects; the given ones stay as they are.</returns>
    internal static RegistryTokenScope[] Apply(
        IEnumerable<RegistryTokenScope> current,
        IEnumerable<RegistryTokenScope> add,
        IEnumerable<RegistryTokenScope> remove)
    {
        List<RegistryTokenScope> scopes = current.Select(Copy).ToList();
        foreach (RegistryTokenScope unwanted in remove)
            Remove(scopes, unwanted);
        foreach (RegistryTokenScope wanted in add)
            Add(scopes, wanted);
        return scopes.ToArray();
    }

    /// <summary>Whether both lists say the same, in the same order.</summary>
    internal static bool AreSame(IReadOnlyList<RegistryTokenScope> one, IReadOnlyList<RegistryTokenScope> other) =>
        one.Count == other.Count
        && one.Zip(other, (a, b) => a.HasSameTarget(b) && ActionsOf(a).SequenceEqual(ActionsOf(b))).All(same => same);

    private static void Remove(List<RegistryTokenScope> scopes, RegistryTokenScope unwanted)
    {
        string[] unwantedActions = ActionsOf(unwanted);
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            RegistryTokenScope scope = scopes[i];
            if (!scope.HasSameTarget(unwanted))
                continue;

            string[] actions = ActionsOf(scope);
            string[] left = actions.Where(action => !unwantedActions.Contains(action, StringComparer.Ordinal)).ToArray();
            bool tookTheLast = left.Length == 0 && actions.Length > 0;
            if (unwantedActions.Length == 0 || tookTheLast)
                scopes.RemoveAt(i);
            else
                scope.Actions = left;
        }
    }

    private static void Add(List<RegistryTokenScope> scopes, RegistryTokenScope wanted)
    {
        RegistryTokenScope? existing = scopes.Find(scope => scope.HasSameTarget(wanted));
        if (existing is null)
            scopes.Add(Copy(wanted));
        else
            existing.Actions = ActionsOf(existing).Union(ActionsOf(wanted), StringComparer.Ordinal).ToArray();
    }

    private static RegistryTokenScope Copy(RegistryTokenScope scope) =>
        new() { Type = scope.Type, Name = scope.Name, Actions = ActionsOf(scope).ToArray() };

    private static string[] ActionsOf(RegistryTokenScope scope) => scope.Actions ?? [];
}
