using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Paging;

/// <summary>Finds the names that a mistyped name might mean.</summary>
internal static class SimilarNames
{
    private const int MaximumCount = 3;

    /// <summary>The names that contain the typed one or differ from it little, closest first.</summary>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string?> names)
    {
        string lower = typed.ToLowerInvariant();
        int maximum = Math.Max(2, typed.Length / 3);
        return names.OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => (Name: name, Distance: DistanceOf(lower, name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= maximum)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.OrdinalIgnoreCase)
            .Take(MaximumCount)
            .Select(candidate => candidate.Name)
            .ToList();
    }

    /// <summary>
    /// The Levenshtein distance: how many characters differ. Zero if the name contains the text, or if the text is a
    /// host name that starts with the name.
    /// </summary>
    private static int DistanceOf(string typed, string name)
    {
        if (name.IndexOf(typed, StringComparison.Ordinal) >= 0) return 0;
        if (typed.StartsWith(name + ".", StringComparison.Ordinal)) return 0;
        int[] row = Enumerable.Range(0, name.Length + 1).ToArray();
        for (int i = 1; i <= typed.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int replaced = diagonal + (typed[i - 1] == name[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[name.Length];
    }
}
