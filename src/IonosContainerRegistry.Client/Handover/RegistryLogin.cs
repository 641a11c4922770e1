using System;
using System.Security;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Handover;

/// <summary>What a container tool signs in to a registry with.</summary>
public sealed class RegistryLogin
{
    /// <summary>Makes the login.</summary>
    /// <param name="hostName">The registry's host name, with a port where it isn't the usual one.</param>
    /// <param name="userName">The user name.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="FormatException">The host name is none, or the user name holds a colon; the message starts with the parameter.</exception>
    public RegistryLogin(string hostName, string userName, SecureString password)
    {
        if (!IsHostName(hostName))
            throw new FormatException("-HostName: a host name such as acme.cr.de-fra.ionos.com is expected, without scheme and path.");
        // Basic authentication ends the user name at the first colon.
        if (userName.Length == 0 || userName.IndexOf(':') >= 0)
            throw new FormatException("-Credential: the user name must not be empty or hold a colon.");
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

    internal string Encode() => Secrets.Basic(UserName, Secrets.Reveal(Password));

    private static bool IsHostName(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasPort = colon > 0 && text.IndexOf(':') == colon;
        if (hasPort && (!ushort.TryParse(text.Substring(colon + 1), out ushort port) || port == 0)) return false;
        string host = hasPort ? text.Substring(0, colon) : text;
        return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 && host[0] != '-';
    }
}
