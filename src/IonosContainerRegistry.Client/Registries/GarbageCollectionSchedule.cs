using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>When garbage collection runs.</summary>
public sealed class GarbageCollectionSchedule
{
    /// <summary>The days of the week, by their English names.</summary>
    public IList<string?>? Days { get; set; }

    /// <summary>The time of the day, as the service returns it.</summary>
    public string? Time { get; set; }
}
