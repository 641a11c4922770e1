using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Whether a token that was found is what had been sent.</summary>
internal static class TokenLikeness
{
    public static bool IsLike(TokenResource found, TokenSpec sent)
    {
        TokenProperties? properties = found.Properties;
        if (properties is null) return false;
        bool sameStatus = sent.Status is null || string.Equals(sent.Status, properties.Status, StringComparison.OrdinalIgnoreCase);
        DateTimeOffset? wanted = sent.ExpiryDate, has = properties.ExpiryDate;
        bool sameExpiry = wanted is null == has is null && (wanted - has).GetValueOrDefault().Duration() < TimeSpan.FromSeconds(1);
        return sameStatus && sameExpiry
            && (sent.Scopes is null || Keys(sent.Scopes).SetEquals(Keys(properties.Scopes ?? [])));
    }

    private static HashSet<(string, string, string)> Keys(IEnumerable<ScopeResource?> scopes) => new(
        scopes.OfType<ScopeResource>().SelectMany(scope => (scope.Actions ?? []).DefaultIfEmpty()
            .Select(action => (scope.Type ?? "", scope.Name ?? "", action ?? ""))));
}
