using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Registries;

/// <summary>Finds the names that a mistyped name might mean.</summary>
internal static class SimilarNames
{
    private const int MaximumCount = 3;

    /// <summary>The names that are closest to the typed one, closest first.</summary>
    public static IReadOnlyList<string> Find(string typed, IEnumerable<string?> names) => names
        .Where(name => !string.IsNullOrEmpty(name))
        .OrderBy(name => Distance(typed.ToLowerInvariant(), name!.ToLowerInvariant()))
        .ThenBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Take(MaximumCount)
        .ToList()!;

    /// <summary>The Levenshtein distance: how many characters differ.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }
}
