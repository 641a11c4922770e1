using System;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Counts tokens one by one into a measurement.</summary>
internal sealed class TokenTally
{
    private static readonly string[] PushActions = ["push", "write", "*"];
    private static readonly string[] DeleteActions = ["delete", "*"];

    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    public TokenTally(Guid registryId, string? registryName = null)
        => Measurement = new RegistryTokenMeasurement { RegistryId = registryId, RegistryName = registryName };

    public RegistryTokenMeasurement Measurement { get; }

    public void Add(RegistryToken token)
    {
        Measurement.Count++;
        if (Is(token.Status, "enabled")) Measurement.Enabled++;
        else if (Is(token.Status, "disabled")) Measurement.Disabled++;
        else Measurement.OtherStatus++;

        if (token.ExpiryDate is null) Measurement.WithoutExpiry++;
        if (ExpiresWithin(token, 7)) Measurement.ExpiringIn7Days++;
        if (ExpiresWithin(token, 30)) Measurement.ExpiringIn30Days++;
        if (ExpiresWithin(token, 90)) Measurement.ExpiringIn90Days++;

        if (MayDoEverywhere(token, PushActions)) Measurement.CanPushEverything++;
        if (MayDoEverywhere(token, DeleteActions)) Measurement.CanDeleteEverything++;

        if (token.CreatedDate is not { } created) return;
        if (!(Measurement.Oldest <= created)) Measurement.Oldest = created;
        if (!(Measurement.Newest >= created)) Measurement.Newest = created;
    }

    private static bool Is(string? status, string known) => string.Equals(status, known, StringComparison.OrdinalIgnoreCase);

    private static bool MayDoEverywhere(RegistryToken token, string[] actions)
        => token.Scopes.Any(scope => scope.Name == "*" && (scope.Actions ?? []).Any(action => actions.Contains(action, StringComparer.OrdinalIgnoreCase)));

    private bool ExpiresWithin(RegistryToken token, int days) => token.ExpiryDate <= _now.AddDays(days);
}
