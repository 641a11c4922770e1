using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>The rule for the names of registries.</summary>
public static class RegistryName
{
    /// <summary>
    /// Whether a name has the form that the service requires: 3 to 63 lowercase letters, digits and hyphens, of which
    /// the first is a letter and the last isn't a hyphen.
    /// </summary>
    /// <param name="name">The name.</param>
    public static bool IsValid(string name)
        => Regex.IsMatch(name, @"\A[a-z][-a-z0-9]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant);
}
