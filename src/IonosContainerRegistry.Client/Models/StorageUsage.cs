using System;

namespace IonosContainerRegistry.Client.Models;

/// <summary>How much a registry stores.</summary>
public sealed class StorageUsage
{
    /// <summary>The size in bytes.</summary>
    public Boxed<long>? Bytes { get; set; }

    /// <summary>When the size was taken.</summary>
    public Boxed<DateTimeOffset>? UpdatedAt { get; set; }
}
