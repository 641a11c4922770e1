using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Sandbox.Service.Vulnerabilities;

/// <summary>The order of severities. Unknown words rank lowest.</summary>
internal static class Severity
{
    private static readonly string[] Ascending = ["unknown", "none", "low", "medium", "high", "critical"];

    public static int Rank(string? severity) => Math.Max(0, Array.IndexOf(Ascending, severity));

    /// <summary>The worst severity, or null without vulnerabilities.</summary>
    public static string? Worst(IEnumerable<VulnerabilityRecord> vulnerabilities) =>
        vulnerabilities.MaxBy(vulnerability => Rank(vulnerability.Severity))?.Severity;
}
