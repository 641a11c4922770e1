using System;
using System.Security;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// A token as the service returns it: TokenResponse, PostTokenOutput and PutTokenOutput. Any member can be null.
/// </summary>
public sealed class TokenResource : ApiResource<Guid?>
{
    /// <summary>The link to the token. Can be empty.</summary>
    public string? Href { get; set; }

    /// <summary>Who created and changed it, and when.</summary>
    public ResourceMetadata? Metadata { get; set; }

    /// <summary>Name, status, expiry, scopes and credentials.</summary>
    public TokenProperties? Properties { get; set; }

    /// <summary>What is known about a password that the service issued in this call.</summary>
    [JsonIgnore]
    public PasswordStatus PasswordStatus { get; internal set; }

    [JsonIgnore]
    internal override SecureString? Secret => Properties?.Credentials?.Password;
}
