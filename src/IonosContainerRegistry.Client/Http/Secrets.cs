using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace IonosContainerRegistry.Client.Http;

/// <summary>Turns a SecureString into text for the one moment in which it is needed.</summary>
internal static class Secrets
{
    public static string Reveal(SecureString secret)
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

    /// <summary>User name and password as HTTP's Basic authentication and docker's configuration write them.</summary>
    public static string Basic(string? userName, string password)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + password));
}
