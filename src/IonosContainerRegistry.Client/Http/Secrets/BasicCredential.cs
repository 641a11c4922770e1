using System;
using System.Security;
using System.Text;

namespace IonosContainerRegistry.Client.Http.Secrets;

/// <summary>User name and password as Basic authentication and Docker's configuration encode them.</summary>
internal static class BasicCredential
{
    public static string Encode(string? userName, string? password)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + password));

    public static string Encode(string? userName, SecureString? password) => Encode(userName, password?.Reveal());
}
