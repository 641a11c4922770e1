using System;
using System.Security;
using IonosContainerRegistry.Client.Secrets;

namespace IonosContainerRegistry.Client.ContainerTools;

/// <summary>The credentials with which a container tool signs in to a registry.</summary>
public sealed class RegistryLogin
{
    /// <summary>Initializes the credentials.</summary>
    /// <param name="hostName">The registry's host name, with a port if it isn't the default.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">
    /// The host name isn't valid, or the user name is empty or contains a colon.
    /// </exception>
    public RegistryLogin(string hostName, string userName, SecureString password)
    {
        if (!IsHostName(hostName))
            throw new ArgumentException("A host name without scheme and path is expected.", nameof(hostName));
        // Basic authentication ends the user name at the first colon.
        if (userName.Length == 0 || userName.IndexOf(':') >= 0)
            throw new ArgumentException("The user name must not be empty or contain a colon.", nameof(userName));
        HostName = hostName;
        UserName = userName;
        Password = password;
    }

    /// <summary>The registry's host name.</summary>
    public string HostName { get; }

    /// <summary>The user name.</summary>
    public string UserName { get; }

    /// <summary>The password.</summary>
    public SecureString Password { get; }

    /// <summary>Masks the password, in any encoding, in what a container tool wrote.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without the password.</returns>
    public string Mask(string text)
        => SecretEncodings.Replace(
            SecretEncodings.Replace(text, Encode(), SecretRedactor.Mask), Password.Reveal(), SecretRedactor.Mask);

    internal string Encode() => CredentialText.EncodeBasic(UserName, Password);

    private static bool IsHostName(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasPort = colon > 0 && text.IndexOf(':') == colon;
        if (hasPort && (!ushort.TryParse(text.Substring(colon + 1), out ushort port) || port == 0)) return false;
        string host = hasPort ? text.Substring(0, colon) : text;
        return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 && host[0] != '-';
    }
}
