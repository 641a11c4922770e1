using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>
/// Changes that depend on what the registry has: one half of the schedule, and single entries of the allow list, which
/// are compared by the addresses that they stand for.
/// </summary>
public sealed class RegistryChange
{
    /// <summary>The days of garbage collection, by their English names. Null keeps the present ones.</summary>
    public IList<string?>? GarbageCollectionDays { get; set; }

    /// <summary>The time at which it runs, as time of day in UTC. Null keeps the present one.</summary>
    public TimeSpan? GarbageCollectionTime { get; set; }

    /// <summary>The entries to add to the allow list.</summary>
    public IList<string> AddSubnets { get; set; } = [];

    /// <summary>The entries to remove from the allow list, before others are added.</summary>
    public IList<string> RemoveSubnets { get; set; } = [];

    internal bool ConcernsSchedule => GarbageCollectionDays is not null || GarbageCollectionTime is not null;

    internal bool ConcernsAllowList => AddSubnets.Count > 0 || RemoveSubnets.Count > 0;

    /// <summary>The schedule after the change, or null if it changes nothing.</summary>
    internal GarbageCollectionSchedule? Apply(GarbageCollectionSchedule? current)
    {
        GarbageCollectionSchedule schedule = new()
        {
            Days = GarbageCollectionDays ?? current?.Days,
            Time = GarbageCollectionTime is { } time ? GarbageCollectionSchedule.FormatTime(time) : current?.Time,
        };
        return RegistryComparer.IsSame(schedule, current) ? null : schedule;
    }

    /// <summary>The allow list after the change, or null if it changes nothing.</summary>
    internal IList<string>? Apply(IReadOnlyList<string> current)
    {
        List<string> subnets = current.Where(entry => !RemoveSubnets.Contains(entry, ApiSubnet.Comparer)).ToList();
        foreach (string added in AddSubnets)
        {
            if (!subnets.Contains(added, ApiSubnet.Comparer)) subnets.Add(added);
        }

        return subnets.SequenceEqual(current, ApiSubnet.Comparer) ? null : subnets;
    }
}
