using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>A token's properties as the service sends them. Any member may be null.</summary>
public sealed class TokenProperties
{
    /// <summary>The name, unique in its registry.</summary>
    public string? Name { get; set; }

    /// <summary>The status, an open enumeration: enabled, disabled.</summary>
    public string? Status { get; set; }

    /// <summary>When the service deletes the token; null where it doesn't.</summary>
    public Boxed<DateTimeOffset>? ExpiryDate { get; set; }

    /// <summary>What the token may do.</summary>
    public IList<ScopeResource?>? Scopes { get; set; }

    /// <summary>User name and, only where it was just issued, the password.</summary>
    public TokenCredentials? Credentials { get; set; }
}
