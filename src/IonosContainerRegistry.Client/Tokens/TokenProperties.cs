using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>A token's properties as the service returns them. Any member can be null.</summary>
public sealed class TokenProperties
{
    /// <summary>The name, unique in its registry.</summary>
    public string? Name { get; set; }

    /// <summary>The status, an open enumeration: enabled, disabled.</summary>
    public string? Status { get; set; }

    /// <summary>When the service deletes the token, or null if it never does.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>What the token allows.</summary>
    public IList<ScopeResource?>? Scopes { get; set; }

    /// <summary>User name and, only if it was just issued, the password.</summary>
    public TokenCredentials? Credentials { get; set; }
}
