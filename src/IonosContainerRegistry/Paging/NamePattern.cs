using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Paging;

/// <summary>Parses wildcard patterns for names, which are compared without case.</summary>
internal static class NamePattern
{
    /// <summary>Refuses a pattern if only a name is accepted.</summary>
    /// <param name="parameter">The parameter that the name comes from.</param>
    /// <param name="name">The name.</param>
    /// <param name="source">The command whose output can be piped instead.</param>
    /// <exception cref="ParameterException">It is a pattern.</exception>
    public static void Refuse(string parameter, string name, string source)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return;
        throw new ParameterException(
            parameter, $"Wildcards aren't supported here. Pipe the output of {source} instead.");
    }

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
