using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Compares a token with what was sent.</summary>
internal static class TokenComparer
{
    private const string DefaultStatus = "enabled";

    // The service can cut fractions of a second.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static bool Matches(TokenResource found, TokenSpec sent)
    {
        // A field that can't be read isn't known to be the same.
        if (found.Properties is not { } properties || found.UnreadableFields.Any(IsProperty)) return false;
        // The service has defaults for what isn't sent. A token with other values was created by another request.
        string sentStatus = sent.Status ?? DefaultStatus, status = properties.Status ?? DefaultStatus;
        return string.Equals(sentStatus, status, StringComparison.OrdinalIgnoreCase)
            && IsSameExpiry(sent.ExpiryDate, properties.ExpiryDate)
            && ActionsOf(sent.Scopes ?? []).SetEquals(ActionsOf(properties.Scopes ?? []));
    }

    private static bool IsProperty(string field) => field.StartsWith("properties.", StringComparison.Ordinal)
        && !field.StartsWith("properties.credentials", StringComparison.Ordinal);

    private static bool IsSameExpiry(DateTimeOffset? one, DateTimeOffset? other)
        => one is null == other is null && (one - other).GetValueOrDefault().Duration() < Tolerance;

    /// <summary>Each action with type and name of its scope. A scope without actions counts as one.</summary>
    private static HashSet<(string Type, string Name, string Action)> ActionsOf(IEnumerable<ScopeResource?> scopes)
        => new(scopes.OfType<ScopeResource>().SelectMany(scope => (scope.Actions ?? []).DefaultIfEmpty()
            .Select(action => (scope.Type ?? "", scope.Name ?? "", action ?? ""))));
}
