using System;
using System.Runtime.InteropServices;
using System.Security;

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
}
