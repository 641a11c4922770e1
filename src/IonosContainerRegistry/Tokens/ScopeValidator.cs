using System.Collections.Generic;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Checks scopes that were created as objects and so weren't parsed.</summary>
internal static class ScopeValidator
{
    /// <exception cref="ParameterException">A scope can't be sent.</exception>
    public static void Check(string parameter, IEnumerable<RegistryTokenScope>? scopes)
    {
        foreach (RegistryTokenScope scope in scopes ?? [])
        {
            if (scope.FindError() is not { } error) continue;
            throw new ParameterException(
                parameter, $"{MessageText.Quote(scope.ToString())} isn't a valid scope. {error}");
        }
    }
}
