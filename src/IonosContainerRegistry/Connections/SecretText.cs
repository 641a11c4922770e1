using System.Security;

namespace IonosContainerRegistry;

/// <summary>Makes a SecureString of a secret that only exists as text, such as in the environment.</summary>
internal static class SecretText
{
    public static SecureString Protect(string text)
    {
        SecureString secret = new();
        foreach (char c in text) secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }
}
