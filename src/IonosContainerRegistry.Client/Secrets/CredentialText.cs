using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace IonosContainerRegistry.Client.Secrets;

/// <summary>Credentials as text, for the moment in which a header or a file needs it.</summary>
internal static class CredentialText
{
    public static string Reveal(this SecureString secret)
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
    public static string EncodeBasic(string? userName, string? password)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + password));

    public static string EncodeBasic(string? userName, SecureString? password)
        => EncodeBasic(userName, password?.Reveal());
}
