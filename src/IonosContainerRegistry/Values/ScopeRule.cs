using System;
using System.Collections.Generic;

namespace IonosContainerRegistry;

/// <summary>What makes scopes fit to be sent.</summary>
internal static class ScopeRule
{
    /// <exception cref="FormatException">A scope lacks something; the message names parameter and rule.</exception>
    public static void Check(string parameter, IEnumerable<RegistryTokenScope>? scopes)
    {
        foreach (RegistryTokenScope scope in scopes ?? [])
        {
            if (scope.FindFault() is { } fault) throw new FormatException($"-{parameter}: {Excerpt.Of(scope.ToString())} can't be sent: {fault}.");
        }
    }
}
