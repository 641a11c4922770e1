using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>When unused layers are collected.</summary>
public sealed class GarbageCollectionSchedule
{
    /// <summary>The days of the week, by their English names.</summary>
    public IList<string?>? Days { get; set; }

    /// <summary>The time of the day, as the service writes it.</summary>
    public string? Time { get; set; }
}
