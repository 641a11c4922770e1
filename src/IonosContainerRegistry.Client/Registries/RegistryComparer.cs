using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Compares a registry with what was sent.</summary>
internal static class RegistryComparer
{
    public static bool Matches(RegistryResource found, RegistrySpec sent)
    {
        // A field that can't be read isn't known to be the same.
        if (found.Properties is not { } properties || found.UnreadableFields.Any(IsSent)) return false;
        return string.Equals(properties.Location, sent.Location, StringComparison.Ordinal)
            && properties.Features?.VulnerabilityScanning?.Enabled == sent.VulnerabilityScanning
            && (sent.GarbageCollectionSchedule is null
                || IsSame(sent.GarbageCollectionSchedule, properties.GarbageCollectionSchedule))
            && SubnetsOf(sent.ApiSubnetAllowList).SetEquals(SubnetsOf(properties.ApiSubnetAllowList));
    }

    public static bool IsSame(GarbageCollectionSchedule one, GarbageCollectionSchedule? other)
        => other is not null
            && DaysOf(one).SetEquals(DaysOf(other))
            && (string.Equals(one.Time, other.Time, StringComparison.Ordinal)
                || (GarbageCollectionSchedule.ParseTime(one.Time) is { } time
                    && time == GarbageCollectionSchedule.ParseTime(other.Time)));

    private static bool IsSent(string field) => field.StartsWith("properties.", StringComparison.Ordinal)
        && !field.StartsWith("properties.storageUsage", StringComparison.Ordinal)
        && !field.StartsWith("properties.hostname", StringComparison.Ordinal);

    private static HashSet<string> DaysOf(GarbageCollectionSchedule schedule)
        => new((schedule.Days ?? []).OfType<string>(), StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> SubnetsOf(IEnumerable<string?>? subnets)
        => new((subnets ?? []).OfType<string>(), ApiSubnet.Comparer);
}
