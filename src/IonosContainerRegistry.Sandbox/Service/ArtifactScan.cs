using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Vulnerabilities;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>What a scan found in an artifact.</summary>
/// <param name="ScannedAt">When the artifact was scanned.</param>
/// <param name="Vulnerabilities">What was found.</param>
public sealed record ArtifactScan(DateTimeOffset ScannedAt, IReadOnlyList<VulnerabilityRecord> Vulnerabilities)
{
    /// <summary>The worst severity, or null if nothing was found.</summary>
    public string? MaxSeverity => Severity.Worst(Vulnerabilities);

    /// <summary>The sum of all scores.</summary>
    public float TotalScore => Vulnerabilities.Aggregate(0f, (sum, vulnerability) => sum + vulnerability.Score);

    /// <summary>How many of the vulnerabilities can be fixed.</summary>
    public long FixableCount => Vulnerabilities.LongCount(vulnerability => vulnerability.Fixable);
}
