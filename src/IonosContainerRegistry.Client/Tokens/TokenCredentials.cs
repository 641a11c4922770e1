using System.Security;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>The credentials in a response of the service.</summary>
public sealed class TokenCredentials
{
    /// <summary>The user name, which is the token's name. Can be null or empty.</summary>
    public string? Username { get; set; }

    /// <summary>The password that was just issued, or null if the service sent none or an empty one.</summary>
    public SecureString? Password { get; set; }
}
