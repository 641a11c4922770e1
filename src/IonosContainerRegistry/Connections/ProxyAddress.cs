using System;

namespace IonosContainerRegistry.Connections;

/// <summary>Parses the address of a proxy.</summary>
internal static class ProxyAddress
{
    /// <exception cref="FormatException">
    /// It isn't one. The message doesn't quote it, because it might contain a password.
    /// </exception>
    public static Uri Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri proxy)
            || proxy.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5"))
        {
            throw new FormatException(
                "The value must be an HTTP, HTTPS, or SOCKS address, such as http://proxy:3128.");
        }

        return proxy.UserInfo.Length == 0
            ? proxy
            : throw new FormatException("The address can't contain a user name or password.");
    }
}
