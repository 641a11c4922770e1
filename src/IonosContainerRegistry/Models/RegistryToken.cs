using System;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>A token of a container registry.</summary>
public sealed class RegistryToken
{
    /// <summary>The registry that the token belongs to.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The token's id.</summary>
    public Guid TokenId { get; set; }

    /// <summary>The name, unique in its registry; null where the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>The status: enabled, disabled, or another that the service knows; null where it sent none.</summary>
    public string? Status { get; set; }

    /// <summary>When the service deletes the token; null for never.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>How long the token still lives, by this machine's clock; negative past its expiry, null for ever.</summary>
    public TimeSpan? TimeLeft => ExpiryDate - DateTimeOffset.UtcNow;

    /// <summary>What the token may do; never null.</summary>
    public RegistryTokenScopeCollection Scopes { get; set; } = [];

    /// <summary>The user name to sign in to the registry with, which is the token's name; null where the service sent none.</summary>
    public string? UserName { get; set; }

    /// <summary>User name and password, only where the service just issued the password; null otherwise.</summary>
    public PSCredential? Credential { get; set; }

    /// <summary>The state of the record, such as enabled; null where the service sent none.</summary>
    public string? State { get; set; }

    /// <summary>When the token was created; null where the service doesn't say.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>Who created the token; null where the service doesn't say.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When the token was changed last; null for never.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }

    /// <summary>Who changed the token last; null for nobody.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The link to the token; null or empty where the service sent none.</summary>
    public string? Href { get; set; }

    /// <summary>The name, or the id where there is no name.</summary>
    /// <returns>Never null, never a secret.</returns>
    public override string ToString() => Name ?? TokenId.ToString("D");
}
