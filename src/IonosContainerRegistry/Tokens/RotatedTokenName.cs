using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Tokens;

/// <summary>Creates the name of a rotated token: the old name with the current date instead of its date.</summary>
internal static class RotatedTokenName
{
    private const int MaximumLength = 63;
    private static readonly Regex DateSuffix = new(@"-(?<date>20\d{6})(-\d+)?\z", RegexOptions.CultureInvariant);

    /// <summary>Creates a name that isn't in <paramref name="taken"/>.</summary>
    public static string Create(string oldName, DateTimeOffset today, ICollection<string> taken)
    {
        string stem = RemoveDate(oldName);
        string date = "-" + today.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        for (int number = 1; ; number++)
        {
            string suffix = number == 1 ? date : date + "-" + number.ToString(CultureInfo.InvariantCulture);
            int room = MaximumLength - suffix.Length;
            string name = (stem.Length > room ? stem.Substring(0, room).TrimEnd('-') : stem) + suffix;
            if (!taken.Contains(name)) return name;
        }
    }

    // Eight digits that aren't a date belong to the name, such as a customer number.
    private static string RemoveDate(string name)
    {
        Match suffix = DateSuffix.Match(name);
        return suffix.Success && DateTime.TryParseExact(
            suffix.Groups["date"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? name.Substring(0, suffix.Index)
            : name;
    }
}
