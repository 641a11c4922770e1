using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Tokens;

/// <summary>Proposes the scope of a repository for one that is written like an image: with host and tag.</summary>
internal static class ScopeProposal
{
    public const string DefaultType = "repository";

    private const string DefaultAction = "pull";
    private static readonly string[] KnownActions = [DefaultAction, "push", "delete", "read", "write", "list", "*"];

    // Others aren't refused, because the service might accept them.
    private static readonly string[] KnownTypes = [DefaultType, "registry", "namespace", "repo"];

    // What is before the first slash is a host if it contains a period or a port, as in Docker's references.
    private static readonly Regex Host =
        new(@"\A(?:[a-z]+://[^/]*|[^/]*\.[^/]*|[^/]+:[0-9]+|localhost)/(?=.)", RegexOptions.CultureInvariant);

    // What isn't a type: a path, a host with a port, or the scheme of a URL.
    private static readonly Regex Image = new(@"\A[^:]*(?:[/*.]|:[0-9]+/|://)", RegexOptions.CultureInvariant);

    private static readonly Regex TagOrDigest = new("[:@][^/]*\\z", RegexOptions.CultureInvariant);

    /// <summary>Whether the service is known to use the type. It is sent as it is written.</summary>
    public static bool IsKnownType(string type) => KnownTypes.Contains(type, StringComparer.Ordinal);

    /// <summary>Whether the text is a type that might be written in another case.</summary>
    public static bool IsSimilarToType(string type) => KnownTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The first action that isn't known for repositories, or null if there is none.</summary>
    public static string? FindUnknownAction(RegistryTokenScope scope)
        => scope.Type == DefaultType ? scope.Actions?.FirstOrDefault(action => !KnownActions.Contains(action)) : null;

    /// <summary>Proposes a scope, as the end of a message, or empty if there is nothing to propose.</summary>
    public static string Describe(RegistryTokenScope scope)
    {
        string[] actions = scope.Actions ?? [];
        string reference = $"{scope.Type}:{scope.Name}";
        bool isTyped = IsSimilarToType(scope.Type) || (actions.Length > 0 && !Image.IsMatch(reference));
        return Describe(isTyped ? scope.Name : reference, actions);
    }

    /// <summary>Proposes a scope for what is written like an image. Its actions can be at its end.</summary>
    /// <inheritdoc cref="Describe(RegistryTokenScope)"/>
    public static string Describe(string reference, string[] actions)
    {
        if (actions.Length == 0)
        {
            string[] last = reference.Substring(reference.LastIndexOf(':') + 1).Split(',');
            if (AreKnown(last))
            {
                actions = last;
                reference = reference.Substring(0, Math.Max(0, reference.LastIndexOf(':')));
            }
        }

        string repository = TagOrDigest.Replace(Host.Replace(reference, ""), "");
        if (repository.Length == 0) return "";
        RegistryTokenScope proposal = new()
        {
            Type = DefaultType,
            Name = repository,
            // Otherwise it is a tag, which scopes don't have.
            Actions = actions.Length > 0 && AreKnown(actions)
                ? actions.Select(action => action.ToLowerInvariant()).ToArray()
                : [DefaultAction],
        };
        return $" Did you mean '{proposal}'?";
    }

    private static bool AreKnown(IEnumerable<string> actions)
        => actions.All(action => KnownActions.Contains(action, StringComparer.OrdinalIgnoreCase));
}
