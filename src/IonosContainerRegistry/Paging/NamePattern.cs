using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Paging;

/// <summary>Parses wildcard patterns for names, which are compared without case.</summary>
internal static class NamePattern
{
    /// <param name="parameter">The parameter that the pattern comes from.</param>
    /// <param name="text">The pattern.</param>
    /// <exception cref="ParameterException">It isn't a valid pattern.</exception>
    public static WildcardPattern Parse(string parameter, string text)
    {
        WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        try
        {
            // PowerShell parses it when it is used.
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            throw new ParameterException(
                parameter, $"{MessageText.Quote(text)} isn't a valid wildcard pattern. To search for a bracket, escape "
                + "it with a backtick.");
        }
    }
}
