using System.Text.RegularExpressions;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Checks the name of a token.</summary>
internal static class TokenNameValidator
{
    // Not $, which .NET also matches before a final line break.
    private static readonly Regex Pattern =
        new(@"\A[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]\z", RegexOptions.CultureInvariant);

    /// <exception cref="ParameterException">The service would refuse the name.</exception>
    public static void Check(string parameter, string name)
    {
        if (Pattern.IsMatch(name)) return;
        throw new ParameterException(
            parameter,
            $"{MessageText.Quote(name)} isn't a valid token name. A name has 2 to 63 letters (A-Z, a-z), digits, and "
            + "hyphens. It must start with a letter and end with a letter or a digit.");
    }
}
