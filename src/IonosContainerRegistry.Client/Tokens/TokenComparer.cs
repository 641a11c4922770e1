using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Compares a token with what was sent.</summary>
internal static class TokenComparer
{
    // The service can cut fractions of a second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static bool Matches(TokenResource found, TokenSpec sent)
    {
        // A field that can't be read isn't known to be the same.
        if (found.Properties is not { } properties || found.UnreadableFields.Any(IsProperty)) return false;
        bool isSameStatus = sent.Status is null
            || string.Equals(sent.Status, properties.Status, StringComparison.OrdinalIgnoreCase);
        return isSameStatus
            && IsSameExpiry(sent.ExpiryDate, properties.ExpiryDate)
            && (sent.Scopes is null || ActionsOf(sent.Scopes).SetEquals(ActionsOf(properties.Scopes ?? [])));
    }

    private static bool IsProperty(string field) => field.StartsWith("properties.", StringComparison.Ordinal)
        && !field.StartsWith("properties.credentials", StringComparison.Ordinal);

    private static bool IsSameExpiry(DateTimeOffset? one, DateTimeOffset? other)
        => one is null == other is null && (one - other).GetValueOrDefault().Duration() < Tolerance;

    /// <summary>Each action with type and name of its scope; a scope without actions counts as one.</summary>
    private static HashSet<(string Type, string Name, string Action)> ActionsOf(IEnumerable<ScopeResource?> scopes)
        => new(scopes.OfType<ScopeResource>().SelectMany(scope => (scope.Actions ?? []).DefaultIfEmpty()
            .Select(action => (scope.Type ?? "", scope.Name ?? "", action ?? ""))));
}
