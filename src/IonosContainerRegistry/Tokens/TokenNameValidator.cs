using System.Management.Automation;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Tokens;

/// <summary>Checks the name of a token.</summary>
internal static class TokenNameValidator
{
    /// <summary>Returns the name of the token that a command creates or replaces.</summary>
    /// <param name="name">The name from the command line or the input object, or null for none.</param>
    /// <param name="isGiven">Whether it comes from the command line.</param>
    /// <param name="input">The input object, or null for none.</param>
    /// <exception cref="ParameterException">
    /// There is no name, it is that of a registry, or the service would refuse it.
    /// </exception>
    public static string Require(string? name, bool isGiven, PSObject? input)
    {
        if (RegistryInput.IsRegistry(input) && !isGiven)
        {
            throw new ParameterException(
                nameof(RegistryToken.Name), "When you pipe a registry, specify the name of the token with -Name.");
        }

        string required = ParameterException.Require(name, nameof(RegistryToken.Name));
        Check(nameof(RegistryToken.Name), required);
        return required;
    }

    /// <exception cref="ParameterException">The service would refuse the name.</exception>
    public static void Check(string parameter, string name)
    {
        if (TokenName.IsValid(name)) return;
        throw new ParameterException(
            parameter,
            $"{MessageText.Quote(name)} isn't a valid token name. A name has 2 to 63 letters (A-Z, a-z), digits, and "
            + "hyphens. It must start with a letter and end with a letter or a digit.");
    }
}
