using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>PatchTokenInput: what changes. A null member is left out of the request and so isn't changed.</summary>
public sealed class TokenPatch
{
    /// <summary>The new expiry. Null doesn't change it unless <see cref="ClearExpiryDate"/> is set.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>Whether to send <c>"expiryDate": null</c>, which clears it.</summary>
    public bool ClearExpiryDate { get; set; }

    /// <summary>The scopes that replace the token's. Null doesn't change them.</summary>
    public IList<ScopeResource>? Scopes { get; set; }

    /// <summary>The new status. Null doesn't change it.</summary>
    public string? Status { get; set; }

    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => ExpiryDate is null && !ClearExpiryDate && Scopes is null && Status is null;
}
