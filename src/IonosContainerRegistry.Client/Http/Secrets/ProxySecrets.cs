using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Http.Secrets;

/// <summary>
/// Finds the passwords of proxies: those of the settings and those in the addresses of the environment.
/// </summary>
internal static class ProxySecrets
{
    private static readonly string[] Variables =
        ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    public static IReadOnlyList<string> Find(ClientSettings settings)
    {
        List<string> secrets = [];
        if (settings.ProxyCredential is { } credential)
        {
            secrets.Add(BasicCredential.Encode(credential.UserName, credential.Password));
            secrets.Add(credential.Password);
        }

        IEnumerable<string?> addresses =
            Variables.Select(Environment.GetEnvironmentVariable).Append(settings.Proxy?.OriginalString);
        foreach (string address in addresses.OfType<string>().Distinct()) AddUserInfo(address, secrets);
        return secrets;
    }

    private static void AddUserInfo(string address, List<string> secrets)
    {
        int at = address.LastIndexOf('@');
        if (at < 0) return;
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        int start = scheme < 0 || scheme > at ? 0 : scheme + "://".Length;
        string userInfo = address.Substring(start, at - start);
        int colon = userInfo.IndexOf(':');
        if (colon < 0) return;
        string user = Uri.UnescapeDataString(userInfo.Substring(0, colon));
        string password = Uri.UnescapeDataString(userInfo.Substring(colon + 1));
        secrets.Add(BasicCredential.Encode(user, password));
        secrets.Add(password);
    }
}
