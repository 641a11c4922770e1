using System;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>The storage that a registry uses.</summary>
public sealed class StorageUsage
{
    /// <summary>The size in bytes.</summary>
    public long? Bytes { get; set; }

    /// <summary>When the size was measured.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
