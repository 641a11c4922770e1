using System;
using System.Runtime.InteropServices;
using System.Security;

namespace IonosContainerRegistry.Client.Http.Secrets;

/// <summary>Reads a SecureString for the moment in which its text is needed.</summary>
internal static class SecureStringExtensions
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
}
