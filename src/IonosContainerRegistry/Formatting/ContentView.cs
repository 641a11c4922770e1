using System;
using System.Globalization;
using System.Management.Automation.Host;
using IonosContainerRegistry.Formatting;

namespace IonosContainerRegistry;

/// <summary>The cells of the views of repositories, artifacts, and vulnerabilities, for the format file.</summary>
public static class ContentView
{
    private const int ShortDigestLength = 19;

    /// <summary>Formats a severity: critical in red, high in yellow, the harmless ones dimmed.</summary>
    /// <param name="severity">The severity; null for none.</param>
    /// <param name="host">The host; null for plain text.</param>
    /// <returns>Never null.</returns>
    public static string Severity(string? severity, PSHost? host) => severity?.ToLowerInvariant() switch
    {
        null => "",
        "critical" => AnsiColor.Red(severity, host),
        "high" => AnsiColor.Yellow(severity, host),
        "low" or "none" or "unknown" => AnsiColor.Dim(severity, host),
        _ => severity,
    };

    /// <summary>Formats a local date.</summary>
    /// <param name="date">The date; null for none.</param>
    /// <returns>Such as <c>2026-12-02</c>; never null.</returns>
    public static string Date(DateTimeOffset? date)
        => date?.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Formats the beginning of a digest, as container tools show it.</summary>
    /// <param name="digest">The digest; null for none.</param>
    /// <returns>Such as <c>sha256:0123456789ab</c>; never null.</returns>
    public static string Digest(string? digest)
        => digest is null ? "" : digest.Length <= ShortDigestLength ? digest : digest.Substring(0, ShortDigestLength);

    /// <summary>Formats how many vulnerabilities an artifact has and how many of them can be fixed.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <returns>Such as <c>3 of 12</c>; empty if the artifact wasn't scanned.</returns>
    public static string Fixable(RegistryArtifact artifact) => artifact.VulnerabilityCount is null
        ? ""
        : string.Format(
            CultureInfo.InvariantCulture, "{0} of {1}", artifact.FixableCount?.ToString(CultureInfo.InvariantCulture)
            ?? "?", artifact.VulnerabilityCount);

    /// <summary>Names the artifact of a vulnerability.</summary>
    /// <param name="vulnerability">The vulnerability.</param>
    /// <returns>Such as <c>team/app@sha256:0123456789ab in acme</c>; empty if it was read by its ID.</returns>
    public static string Artifact(RegistryVulnerability vulnerability) => vulnerability.RegistryId is { } registryId
        ? $"{vulnerability.RepositoryName}@{Digest(vulnerability.Digest)} in "
            + Registry(registryId, vulnerability.RegistryName)
        : "";

    /// <summary>Names a registry.</summary>
    /// <param name="registryId">The ID of the registry.</param>
    /// <param name="registryName">The name; null if it isn't known.</param>
    /// <returns>The name if it is known, otherwise the ID.</returns>
    public static string Registry(Guid registryId, string? registryName)
        => string.IsNullOrEmpty(registryName) ? registryId.ToString("D") : registryName!;
}
