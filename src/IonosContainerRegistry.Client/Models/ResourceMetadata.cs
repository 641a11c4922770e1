using System;

namespace IonosContainerRegistry.Client.Models;

/// <summary>What the service records about a token or a registry. Any member may be null.</summary>
public sealed class ResourceMetadata
{
    /// <summary>Who created it.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>The id of who created it.</summary>
    public string? CreatedByUserId { get; set; }

    /// <summary>When it was created.</summary>
    public Boxed<DateTimeOffset>? CreatedDate { get; set; }

    /// <summary>The state, an open enumeration: enabled, New, Running, …</summary>
    public string? State { get; set; }

    /// <summary>Who changed it last.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The id of who changed it last.</summary>
    public string? LastModifiedByUserId { get; set; }

    /// <summary>When it was changed last.</summary>
    public Boxed<DateTimeOffset>? LastModifiedDate { get; set; }
}
