using System;
using System.Net;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace IonosContainerRegistry.Client.Secrets;

/// <summary>
/// Converts credentials from text, and to text for the moment in which a header or a file needs it.
/// </summary>
public static class CredentialText
{
    /// <summary>Converts a secret that comes as text, for example from a file.</summary>
    /// <param name="text">The secret.</param>
    /// <returns>The protected secret.</returns>
    public static SecureString Protect(string text) => new NetworkCredential("", text).SecurePassword;

    internal static string Reveal(this SecureString secret)
    {
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(pointer, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <summary>User name and password as Basic authentication and Docker's configuration encode them.</summary>
    internal static string EncodeBasic(string? userName, string? password)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + password));

    internal static string EncodeBasic(string? userName, SecureString? password)
        => EncodeBasic(userName, password?.Reveal());
}
