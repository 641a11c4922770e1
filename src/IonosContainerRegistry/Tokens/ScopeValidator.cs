using System;
using System.Collections.Generic;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Checks scopes for what the parser can't know.</summary>
internal static class ScopeValidator
{
    /// <summary>Checks scopes that were created as objects and so weren't parsed.</summary>
    /// <exception cref="ParameterException">A scope can't be sent.</exception>
    public static void Check(string parameter, IEnumerable<RegistryTokenScope>? scopes)
    {
        foreach (RegistryTokenScope scope in scopes ?? [])
        {
            if (scope.FindError() is { } error) throw Refuse(parameter, scope, error);
        }
    }

    /// <summary>Checks scopes that a token is to be given.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="scopes">The scopes, or null for none.</param>
    /// <param name="warn">Receives a warning about each scope with an unknown type or action.</param>
    /// <exception cref="ParameterException">A scope can't be sent, or allows nothing.</exception>
    public static void CheckGranted(string parameter, IEnumerable<RegistryTokenScope>? scopes, Action<string> warn)
    {
        Check(parameter, scopes);
        foreach (RegistryTokenScope scope in scopes ?? [])
        {
            string? doubt = DescribeUnknown(scope);
            if (scope.Actions is not { Length: > 0 })
            {
                string hint = doubt is null ? "" : ScopeProposal.Describe(scope);
                throw Refuse(
                    parameter, scope, "Without actions it allows nothing. Use the format type:name:actions." + hint);
            }

            if (doubt is not null) warn(doubt);
        }
    }

    /// <summary>Describes a type or an action that the service isn't known to use, or null if there is none.</summary>
    public static string? DescribeUnknown(RegistryTokenScope scope)
    {
        if (!ScopeProposal.IsKnownType(scope.Type))
        {
            return $"'{scope.Type}' isn't a known scope type, such as '{ScopeProposal.DefaultType}'."
                + ScopeProposal.Describe(scope);
        }

        return ScopeProposal.FindUnknownAction(scope) is { } action
            ? $"'{action}' isn't a known scope action, such as 'pull' or 'push'." + ScopeProposal.Describe(scope)
            : null;
    }

    private static ParameterException Refuse(string parameter, RegistryTokenScope scope, string error)
        => new(parameter, $"{MessageText.Quote(scope.ToString())} isn't a valid scope. {error}");
}
