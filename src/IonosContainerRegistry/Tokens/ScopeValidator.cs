using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Checks scopes for what the parser can't know.</summary>
internal static class ScopeValidator
{
    private const string DefaultType = "repository";

    private static readonly string[] KnownActions = ["pull", "push", "delete", "read", "write", "list", "*"];

    // The port of a registry's host, which isn't part of a repository's name.
    private static readonly Regex HostPort = new(@"\A[0-9]{2,5}/", RegexOptions.CultureInvariant);

    // The service accepts other types too, so these are only warned about.
    private static readonly string[] KnownTypes = [DefaultType, "registry", "namespace", "repo"];

    public static bool IsKnownType(string type) => KnownTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks scopes that were created as objects and so weren't parsed.</summary>
    /// <exception cref="ParameterException">A scope can't be sent.</exception>
    public static void Check(string parameter, IEnumerable<RegistryTokenScope>? scopes)
    {
        foreach (RegistryTokenScope scope in scopes ?? [])
        {
            if (scope.FindError() is { } error) throw Refuse(parameter, scope, error);
        }
    }

    /// <summary>Checks scopes that grant something.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="scopes">The scopes, or null for none.</param>
    /// <param name="warn">Receives a warning about each scope of an unknown type.</param>
    /// <exception cref="ParameterException">A scope can't be sent, or allows nothing.</exception>
    public static void CheckGranted(string parameter, IEnumerable<RegistryTokenScope>? scopes, Action<string> warn)
    {
        Check(parameter, scopes);
        foreach (RegistryTokenScope scope in scopes ?? [])
        {
            // A type is sent as it is written.
            bool isKnown = KnownTypes.Contains(scope.Type, StringComparer.Ordinal);
            string hint = isKnown ? "" : $" Did you mean '{Propose(scope)}'?";
            if (scope.Actions is not { Length: > 0 })
            {
                throw Refuse(
                    parameter, scope, "Without actions it allows nothing. Use the format type:name:actions." + hint);
            }

            if (!isKnown) warn($"'{scope.Type}' isn't a known type of scopes, such as '{DefaultType}'.{hint}");
        }
    }

    /// <summary>The scope with the usual type, which might have been left out, as in <c>team-a/*:pull</c>.</summary>
    private static RegistryTokenScope Propose(RegistryTokenScope scope)
    {
        if (scope.Actions is { Length: > 0 })
        {
            bool isPath = scope.Type.IndexOfAny(['/', '*']) >= 0;
            string name = isPath ? $"{scope.Type}:{scope.Name}" : HostPort.Replace(scope.Name, "");
            return new RegistryTokenScope { Type = DefaultType, Name = name, Actions = scope.Actions };
        }

        if (HostPort.IsMatch(scope.Name))
        {
            string repository = HostPort.Replace(scope.Name, "");
            return new RegistryTokenScope { Type = DefaultType, Name = repository, Actions = [KnownActions[0]] };
        }

        string[] actions = scope.Name.Split(',');
        // Otherwise it is a tag, which scopes don't have.
        bool areActions = actions.All(action => KnownActions.Contains(action, StringComparer.OrdinalIgnoreCase));
        return new RegistryTokenScope
        {
            Type = DefaultType,
            Name = scope.Type,
            Actions = areActions ? actions : [KnownActions[0]],
        };
    }

    private static ParameterException Refuse(string parameter, RegistryTokenScope scope, string error)
        => new(parameter, $"{MessageText.Quote(scope.ToString())} isn't a valid scope. {error}");
}
