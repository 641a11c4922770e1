using System;
using System.Linq;

namespace IonosContainerRegistry.Connections;

/// <summary>Parses the SHA-256 thumbprint of a certificate. Colons and white space are ignored.</summary>
internal static class CertificateThumbprint
{
    private const int Length = 64;

    /// <exception cref="FormatException">The text isn't a thumbprint. The message is the rule.</exception>
    public static string Parse(string text)
    {
        string digits = new(text.Where(c => c != ':' && !char.IsWhiteSpace(c)).ToArray());
        return digits.Length == Length && digits.All(Uri.IsHexDigit)
            ? digits.ToUpperInvariant()
            : throw new FormatException(
                "The value must be a SHA-256 thumbprint of 64 hexadecimal digits, with or without colons.");
    }
}
