using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Names a new token: the old name with today's date, in place of a date that it has.</summary>
internal static class RotatedTokenName
{
    private const int MaximumLength = 63;
    private static readonly Regex DateSuffix = new(@"-(?<date>20\d{6})(-\d+)?\z", RegexOptions.CultureInvariant);

    /// <summary>Makes a name that isn't among <paramref name="taken"/>.</summary>
    public static string Create(string oldName, DateTimeOffset today, ICollection<string> taken)
    {
        string stem = TrimDate(oldName);
        string date = "-" + today.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        for (int number = 1; ; number++)
        {
            string suffix = number == 1 ? date : date + "-" + number.ToString(CultureInfo.InvariantCulture);
            int room = MaximumLength - suffix.Length;
            string name = (stem.Length > room ? stem.Substring(0, room).TrimEnd('-') : stem) + suffix;
            if (!taken.Contains(name)) return name;
        }
    }

    // Eight digits that aren't a date belong to the name, such as a customer's number.
    private static string TrimDate(string name)
    {
        Match suffix = DateSuffix.Match(name);
        return suffix.Success && DateTime.TryParseExact(
            suffix.Groups["date"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? name.Substring(0, suffix.Index)
            : name;
    }
}
