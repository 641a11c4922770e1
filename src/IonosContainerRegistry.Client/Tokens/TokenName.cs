using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>The rule for names of tokens.</summary>
public static class TokenName
{
    // Not $, which .NET also matches before a final line break.
    private static readonly Regex Pattern =
        new(@"\A[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]\z", RegexOptions.CultureInvariant);

    /// <summary>
    /// Whether a name has the form that the service requires: 2 to 63 letters, digits, and hyphens, of which the first
    /// is a letter and the last isn't a hyphen.
    /// </summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name) => Pattern.IsMatch(name);
}
