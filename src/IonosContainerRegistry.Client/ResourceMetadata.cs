using System;

namespace IonosContainerRegistry.Client;

/// <summary>What the service records about a resource. Any member can be null.</summary>
public class ResourceMetadata
{
    /// <summary>Who created it.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>The state, an open enumeration: enabled, New, Running, …</summary>
    public string? State { get; set; }

    /// <summary>Who changed it last.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }
}
