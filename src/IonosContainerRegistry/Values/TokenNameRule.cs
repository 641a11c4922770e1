using System.Text.RegularExpressions;

namespace IonosContainerRegistry;

/// <summary>What the service takes as the name of a token.</summary>
internal static class TokenNameRule
{
    // Not $, which .NET also matches before a final line break.
    private static readonly Regex Pattern = new(@"\A[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]\z", RegexOptions.CultureInvariant);

    /// <summary>Says why the name can't be used; null if it can.</summary>
    internal static string? FindFault(string name) =>
        Pattern.IsMatch(name)
            ? null
            : $"{Excerpt.Of(name)} is not a token name: it takes 2 to 63 of the characters A-Z, a-z, 0-9 and hyphen, "
                + "begins with a letter and ends with a letter or digit.";
}
