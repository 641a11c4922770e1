using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Vulnerabilities;

/// <summary>The severities of vulnerabilities, an open enumeration.</summary>
public static class Severity
{
    /// <summary>The severities that are known, the worst first.</summary>
    public static IReadOnlyList<string> Known { get; } = ["critical", "high", "medium", "low", "none", "unknown"];

    /// <summary>How severe a severity is, compared with others, or null if it is null or unknown.</summary>
    /// <param name="severity">The severity, in any case.</param>
    public static int? Rank(string? severity)
    {
        for (int i = 0; i < Known.Count; i++)
        {
            if (!string.Equals(Known[i], severity, StringComparison.OrdinalIgnoreCase)) continue;
            // Whether unknown comes before or after none isn't documented.
            return Math.Max(Known.Count - 1 - i, 1);
        }

        return null;
    }
}
