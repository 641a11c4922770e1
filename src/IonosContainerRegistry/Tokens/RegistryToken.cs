using System;
using System.Management.Automation;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>A token of a container registry.</summary>
public sealed class RegistryToken : IPasswordOutput
{
    /// <summary>The registry of the token.</summary>
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry, or null if the command that returned the token doesn't know it.</summary>
    public string? RegistryName { get; set; }

    /// <summary>The ID of the token.</summary>
    public Guid TokenId { get; set; }

    /// <summary>The name, unique in the registry, or null if the service sent none.</summary>
    public string? Name { get; set; }

    /// <summary>The status, such as enabled or disabled, or null if the service sent none.</summary>
    public string? Status { get; set; }

    /// <summary>When the service deletes the token. Null for never, or after a warning that it can't be read.</summary>
    public DateTimeOffset? ExpiryDate { get; set; }

    /// <summary>The time until <see cref="ExpiryDate"/>. Negative after it, null if the token doesn't expire.</summary>
    public TimeSpan? TimeLeft => ExpiryDate - DateTimeOffset.UtcNow;

    /// <summary>The permissions of the token. Never null.</summary>
    public RegistryTokenScopeCollection Scopes { get; set; } = [];

    /// <summary>The user name to sign in with, the name of the token, or null if the service sent none.</summary>
    public string? UserName { get; set; }

    /// <summary>User name and password, if the service has just issued the password, otherwise null.</summary>
    public PSCredential? Credential { get; set; }

    /// <summary>The state of the resource, such as enabled, or null if the service sent none.</summary>
    public string? State { get; set; }

    /// <summary>When the token was created, or null if the service sent no date.</summary>
    public DateTimeOffset? CreatedDate { get; set; }

    /// <summary>The user that created the token, or null if the service sent none.</summary>
    public string? CreatedBy { get; set; }

    /// <summary>When the token was last changed, or null for never.</summary>
    public DateTimeOffset? LastModifiedDate { get; set; }

    /// <summary>The user that last changed the token, or null for none.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>The link to the token, or null or empty if the service sent none.</summary>
    public string? Href { get; set; }

    /// <summary>Whether the service sent an expiry date that can't be read, so that null doesn't mean never.</summary>
    internal bool IsExpiryUnknown { get; set; }

    /// <summary>Whether the password couldn't be passed to a container tool. Reset-RegistryToken checks it.</summary>
    internal bool WasNotPassedOn { get; set; }

    bool IPasswordOutput.HasPassword => Credential is not null;

    bool IPasswordOutput.IsLossReported { get; set; }

    string IPasswordOutput.Description => TokenText.Describe(this);

    string IPasswordOutput.RemoveStep => $"To remove the token, run: {TokenText.RemoveCommand(RegistryId, TokenId)}";

    CallTarget IPasswordOutput.Target => new TokenTarget(RegistryReference.Of(this), TokenId, Name);

    /// <summary>The name, or the ID of a token without a name.</summary>
    /// <returns>Never null, never a secret.</returns>
    public override string ToString() => string.IsNullOrEmpty(Name) ? TokenId.ToString("D") : Name!;
}
