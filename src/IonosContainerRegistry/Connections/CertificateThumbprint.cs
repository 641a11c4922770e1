using System;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Reads the SHA-256 thumbprint of a certificate; colons and blanks don't count.</summary>
internal static class CertificateThumbprint
{
    private const int Length = 64;

    /// <exception cref="FormatException">It is none; the message names the rule.</exception>
    public static string Read(string text)
    {
        string digits = new(text.Where(c => c != ':' && !char.IsWhiteSpace(c)).ToArray());
        return digits.Length == Length && digits.All(Uri.IsHexDigit)
            ? digits.ToUpperInvariant()
            : throw new FormatException("a SHA-256 thumbprint of 64 hexadecimal digits is expected, with or without colons.");
    }
}
