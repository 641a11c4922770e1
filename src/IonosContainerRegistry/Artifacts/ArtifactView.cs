using System.Globalization;

namespace IonosContainerRegistry;

/// <summary>The cells of the view of artifacts, for the format file.</summary>
public static class ArtifactView
{
    private const int ShortDigestLength = 19;

    /// <summary>Formats the beginning of a digest, as container tools show it.</summary>
    /// <param name="digest">The digest, or null for none.</param>
    /// <returns>Such as <c>sha256:0123456789ab</c>. Never null.</returns>
    public static string Digest(string? digest)
        => digest is null ? "" : digest.Length <= ShortDigestLength ? digest : digest.Substring(0, ShortDigestLength);

    /// <summary>Formats how many vulnerabilities an artifact has and how many of them can be fixed.</summary>
    /// <param name="fixable">The number of those that can be fixed, or null if it isn't known.</param>
    /// <param name="total">The number of vulnerabilities, or null if the artifact wasn't scanned.</param>
    /// <returns>Such as <c>3 of 12</c>, or empty if the artifact wasn't scanned.</returns>
    public static string Fixable(long? fixable, long? total) => total is null
        ? ""
        : string.Format(
            CultureInfo.InvariantCulture, "{0} of {1}", fixable?.ToString(CultureInfo.InvariantCulture) ?? "?", total);
}
