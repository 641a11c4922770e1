using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client;

/// <summary>Parses certificates in PEM format.</summary>
public static class PemCertificates
{
    private static readonly Regex Block = new(
        "-----BEGIN CERTIFICATE-----(?<data>[^-]*)(?<end>-----END CERTIFICATE-----)?", RegexOptions.CultureInvariant);

    /// <summary>Parses all certificates of a string. Text outside of them, such as a private key, is ignored.</summary>
    /// <param name="text">The content of a PEM file.</param>
    /// <returns>At least one certificate, in the order of the string.</returns>
    /// <exception cref="FormatException">
    /// The string contains no certificate, or one that is damaged. The message doesn't quote it.
    /// </exception>
    public static IReadOnlyList<X509Certificate2> Parse(string text)
    {
        X509Certificate2[] certificates = [.. Block.Matches(text).Cast<Match>().Select(Read)];
        return certificates.Length > 0
            ? certificates
            : throw new FormatException(
                "The text doesn't contain a PEM certificate (-----BEGIN CERTIFICATE-----).");
    }

    private static X509Certificate2 Read(Match block, int index)
    {
        try
        {
            if (block.Groups["end"].Success)
                return new X509Certificate2(Convert.FromBase64String(block.Groups["data"].Value));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw Damaged(index, e);
        }

        throw Damaged(index, null);
    }

    private static FormatException Damaged(int index, Exception? cause)
        => new($"Certificate number {index + 1} is damaged.", cause);
}
