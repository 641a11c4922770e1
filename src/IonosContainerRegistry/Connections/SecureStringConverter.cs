using System.Security;

namespace IonosContainerRegistry.Connections;

/// <summary>Converts a secret that exists only as text, such as an environment variable.</summary>
internal static class SecureStringConverter
{
    public static SecureString ToSecureString(string text)
    {
        SecureString secret = new();
        foreach (char c in text) secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }
}
