using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>PatchTokenInput: what changes. A null member is left out of the request and so stays as it is.</summary>
public sealed class TokenPatch
{
    /// <summary>The new expiry; null leaves it alone unless <see cref="ClearExpiryDate"/> is set.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>Whether to send <c>"expiryDate": null</c>, which clears it.</summary>
    public bool ClearExpiryDate { get; set; }

    /// <summary>The scopes that replace the token's; null leaves them alone.</summary>
    public IList<ScopeResource>? Scopes { get; set; }

    /// <summary>The new status; null leaves it alone.</summary>
    public string? Status { get; set; }

    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => ExpiryDate is null && !ClearExpiryDate && Scopes is null && Status is null;
}
