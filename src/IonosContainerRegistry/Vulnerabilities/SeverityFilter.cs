using System;
using System.Linq;

namespace IonosContainerRegistry.Vulnerabilities;

/// <summary>Filters by severity, in any case.</summary>
internal sealed class SeverityFilter
{
    private readonly string[]? _severities;

    /// <param name="severities">The severities, or null for any.</param>
    public SeverityFilter(string[]? severities) => _severities = severities;

    public bool AcceptsEverything => _severities is null;

    /// <summary>The only severity, in the spelling of the service, or null for none or several.</summary>
    public string? Single => _severities is [var severity] ? severity.ToLowerInvariant() : null;

    public bool Accepts(string? severity)
        => _severities is null || _severities.Contains(severity, StringComparer.OrdinalIgnoreCase);
}
