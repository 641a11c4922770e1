using System.Net;
using System.Security;

namespace IonosContainerRegistry.Testing;

/// <summary>Secrets as text and back.</summary>
public static class PlainText
{
    public static string Of(SecureString? secret) => new NetworkCredential("", secret).Password;

    public static SecureString Protect(string text) => new NetworkCredential("", text).SecurePassword;
}
