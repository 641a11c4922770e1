using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// Scopes to remove from a token and scopes to add, in this order, so that removing a scope and adding it with other
/// actions replaces it. A scope is found by type and name. All text is compared as it is written, <c>*</c> included.
/// </summary>
public sealed class ScopeChange
{
    /// <summary>The scopes to add. If the token has one of that type and name, the actions are added to it.</summary>
    public IList<ScopeResource> Add { get; set; } = [];

    /// <summary>The actions to remove. The whole scope is removed if no action is named or none is left.</summary>
    public IList<ScopeResource> Remove { get; set; } = [];

    /// <summary>
    /// Those of <see cref="Remove"/> of which the token had nothing, known after the token was read. Never null.
    /// </summary>
    public IReadOnlyList<ScopeResource> Missing { get; internal set; } = [];

    /// <summary>Finds what <see cref="Missing"/> contains.</summary>
    internal IReadOnlyList<ScopeResource> FindMissing(IReadOnlyList<ScopeResource> current)
        => Remove.Where(unwanted => !current.Any(scope => HasAny(scope, unwanted))).ToList();

    /// <summary>Applies the change. Scopes that it doesn't concern stay the same objects.</summary>
    /// <returns>The scopes after the change, or null if it changes nothing.</returns>
    internal IList<ScopeResource>? Apply(IReadOnlyList<ScopeResource> current)
    {
        List<ScopeResource> scopes = current.ToList();
        foreach (ScopeResource unwanted in Remove) RemoveFrom(scopes, unwanted);
        foreach (ScopeResource wanted in Add) AddTo(scopes, wanted);
        return AreSame(current, scopes) ? null : scopes;
    }

    /// <summary>
    /// The JSON path, below the scopes, of what the change concerns and what can't be read: actions, or a scope that
    /// might be one to remove. Null for none.
    /// </summary>
    internal string? FindUnreadable(IReadOnlyList<ScopeResource> current)
    {
        bool isAllFound = Remove.All(unwanted => current.Any(scope => HaveSameTarget(scope, unwanted)));
        for (int i = 0; i < current.Count; i++)
        {
            if (current[i].HasUnreadableTarget && !isAllFound) return $"[{i}]";
            if (current[i].HasUnreadableActions && Add.Concat(Remove).Any(other => ChangesActions(current[i], other)))
                return $"[{i}].actions";
        }

        return null;
    }

    private static bool HasAny(ScopeResource scope, ScopeResource unwanted)
    {
        List<string> actions = ActionsOf(unwanted);
        return HaveSameTarget(scope, unwanted)
            && (actions.Count == 0 || actions.Intersect(ActionsOf(scope), StringComparer.Ordinal).Any());
    }

    private static bool ChangesActions(ScopeResource scope, ScopeResource other)
        => HaveSameTarget(scope, other) && ActionsOf(other).Count > 0;

    private static void RemoveFrom(List<ScopeResource> scopes, ScopeResource unwanted)
    {
        List<string> actions = ActionsOf(unwanted);
        for (int i = scopes.Count - 1; i >= 0; i--)
        {
            if (!HaveSameTarget(scopes[i], unwanted)) continue;
            List<string> before = ActionsOf(scopes[i]);
            List<string> left = before.Except(actions, StringComparer.Ordinal).ToList();
            if (actions.Count == 0 || (left.Count == 0 && before.Count > 0)) scopes.RemoveAt(i);
            else if (left.Count < before.Count) scopes[i] = scopes[i].WithActions(left.ToList<string?>());
        }
    }

    private static void AddTo(List<ScopeResource> scopes, ScopeResource wanted)
    {
        int index = scopes.FindIndex(scope => HaveSameTarget(scope, wanted));
        if (index < 0)
        {
            scopes.Add(wanted);
            return;
        }

        List<string> before = ActionsOf(scopes[index]);
        List<string> added = ActionsOf(wanted).Except(before, StringComparer.Ordinal).ToList();
        if (added.Count > 0) scopes[index] = scopes[index].WithActions(before.Concat(added).ToList<string?>());
    }

    private static bool AreSame(IReadOnlyList<ScopeResource> one, IReadOnlyList<ScopeResource> other) =>
        one.Count == other.Count && one.Zip(other, HaveSameContent).All(same => same);

    private static bool HaveSameContent(ScopeResource one, ScopeResource other) => ReferenceEquals(one, other)
        || (HaveSameTarget(one, other) && ActionsOf(one).SequenceEqual(ActionsOf(other), StringComparer.Ordinal));

    private static bool HaveSameTarget(ScopeResource one, ScopeResource other)
        => string.Equals(one.Type ?? "", other.Type ?? "", StringComparison.Ordinal)
            && string.Equals(one.Name ?? "", other.Name ?? "", StringComparison.Ordinal);

    private static List<string> ActionsOf(ScopeResource scope) => (scope.Actions ?? []).OfType<string>().ToList();
}
