using System.Security;

namespace IonosContainerRegistry.Client.Models;

/// <summary>The credentials in an answer of the service.</summary>
public sealed class TokenCredentials
{
    /// <summary>The user name, which is the token's name; may be null or empty.</summary>
    public string? Username { get; set; }

    /// <summary>The password that was just issued; null where the service sent none or an empty one.</summary>
    public SecureString? Password { get; set; }
}
