using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>The values that are specified for a token; null means not specified.</summary>
internal sealed record TokenValues
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    public string? Status { get; init; }

    public int? Days { get; init; }

    public bool NoExpiry { get; init; }

    public ScopeRecord? Scope { get; init; }

    public ScopeRecord? AddScope { get; init; }

    public ScopeRecord? RemoveScope { get; init; }

    public string Parameters => string.Concat(Given.Select(value => $" -{value.Name} {value.Text}"))
        + (NoExpiry ? " -NoExpiry" : "");

    public string Cells => string.Concat(Given.Select(value => $"; {value.Name} = {value.Text}"));

    private IEnumerable<(string Name, string Text)> Given
    {
        get
        {
            if (Status is not null) yield return (nameof(Status), $"'{Status}'");
            if (Days is not null) yield return ("ExpiresIn", $"'{Days}d'");
            if (Scope is not null) yield return (nameof(Scope), $"'{TextOf(Scope)}'");
            if (AddScope is not null) yield return (nameof(AddScope), $"'{TextOf(AddScope)}'");
            if (RemoveScope is not null) yield return (nameof(RemoveScope), $"'{TextOf(RemoveScope)}'");
        }
    }

    private DateTimeOffset? Expiry => Days is { } days ? DateTimeOffset.UtcNow.AddDays(days) : null;

    /// <summary>A token with these values and nothing else.</summary>
    public TokenRecord Create(string name) => new()
    {
        Id = Guid.Empty,
        Name = name,
        Status = Status ?? "enabled",
        ExpiryDate = Expiry,
        Scopes = Scope is null ? [] : [Scope],
    };

    /// <summary>The token with these values in place of its own.</summary>
    public TokenRecord Change(TokenRecord token) => token with
    {
        Status = Status ?? token.Status,
        ExpiryDate = NoExpiry ? null : Expiry ?? token.ExpiryDate,
        Scopes = Scope is null ? Add(Remove(token.Scopes)) : [Scope],
    };

    /// <summary>Whether two tokens have the same values. Dates that are counted from now can differ a little.</summary>
    public static bool AreSame(TokenRecord one, TokenRecord other) =>
        one.Name == other.Name
        && one.Status == other.Status
        && AreSame(one.ExpiryDate, other.ExpiryDate)
        && TextOf(one.Scopes) == TextOf(other.Scopes);

    public static bool AreSame(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null == other is null && (one - other).GetValueOrDefault().Duration() < Tolerance;

    /// <summary>Scopes as a text that doesn't depend on their order.</summary>
    public static string TextOf(IEnumerable<ScopeRecord> scopes) =>
        string.Join(';', scopes.Select(TextOf).Order(StringComparer.Ordinal));

    public static string TextOf(ScopeRecord scope) =>
        $"{scope.Type}:{scope.Name}:{string.Join(',', scope.Actions.Order(StringComparer.Ordinal))}";

    private IReadOnlyList<ScopeRecord> Add(IReadOnlyList<ScopeRecord> scopes)
    {
        if (AddScope is null) return scopes;
        return scopes.Any(IsSame(AddScope))
            ? Edit(scopes, AddScope, actions => actions.Union(AddScope.Actions))
            : [.. scopes, AddScope];
    }

    private IReadOnlyList<ScopeRecord> Remove(IReadOnlyList<ScopeRecord> scopes) => RemoveScope is null
        ? scopes
        : [.. Edit(scopes, RemoveScope, actions => actions.Except(RemoveScope.Actions))
            .Where(scope => scope.Actions.Count > 0)];

    private static IReadOnlyList<ScopeRecord> Edit(
        IReadOnlyList<ScopeRecord> scopes, ScopeRecord like, Func<IEnumerable<string>, IEnumerable<string>> edit) =>
        [.. scopes.Select(scope => IsSame(like)(scope) ? scope with { Actions = [.. edit(scope.Actions)] } : scope)];

    private static Func<ScopeRecord, bool> IsSame(ScopeRecord like) =>
        scope => scope.Type == like.Type && scope.Name == like.Name;
}
