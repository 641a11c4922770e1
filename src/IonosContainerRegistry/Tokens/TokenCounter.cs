using System;
using System.Linq;

namespace IonosContainerRegistry.Tokens;

/// <summary>Counts tokens for a summary.</summary>
internal sealed class TokenCounter
{
    private static readonly string[] PushActions = ["push", "write", "*"];
    private static readonly string[] DeleteActions = ["delete", "*"];

    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public TokenCounter(Guid registryId, string? registryName = null)
        => Summary = new RegistryTokenSummary { RegistryId = registryId, RegistryName = registryName };

    public RegistryTokenSummary Summary { get; }

    public void Add(RegistryToken token)
    {
        Summary.Count++;
        if (Is(token.Status, "enabled")) Summary.Enabled++;
        else if (Is(token.Status, "disabled")) Summary.Disabled++;
        else Summary.OtherStatus++;

        if (token.ExpiryDate is null) Summary.WithoutExpiry++;
        if (ExpiresWithin(token, 7)) Summary.ExpiringIn7Days++;
        if (ExpiresWithin(token, 30)) Summary.ExpiringIn30Days++;
        if (ExpiresWithin(token, 90)) Summary.ExpiringIn90Days++;

        if (IsAllowedEverywhere(token, PushActions)) Summary.CanPushEverything++;
        if (IsAllowedEverywhere(token, DeleteActions)) Summary.CanDeleteEverything++;

        if (token.CreatedDate is not { } created) return;
        if (!(Summary.Oldest <= created)) Summary.Oldest = created;
        if (!(Summary.Newest >= created)) Summary.Newest = created;
    }

    private static bool Is(string? status, string known)
        => string.Equals(status, known, StringComparison.OrdinalIgnoreCase);

    private static bool IsAllowedEverywhere(RegistryToken token, string[] actions)
        => token.Scopes.Any(scope => scope.Name == "*"
            && (scope.Actions ?? []).Intersect(actions, StringComparer.OrdinalIgnoreCase).Any());

    private bool ExpiresWithin(RegistryToken token, int days) => token.ExpiryDate <= _now.AddDays(days);
}
