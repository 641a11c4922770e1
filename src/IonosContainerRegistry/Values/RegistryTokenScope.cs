using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>What a token may do, and where: a kind of resource, a name pattern and the actions allowed on it.</summary>
/// <remarks>
/// As text a scope is <c>type:name:actions</c>, such as <c>repository:team-a/*:pull,push</c>, or <c>type:name</c>
/// without actions. The type ends at the first colon and the actions begin after the last one, so a name may hold
/// colons; without actions such a name is followed by a colon (<c>repository:host:5000/x:</c>). Blanks around a part
/// don't count. A part that holds <c>;</c>, <c>,</c>, <c>"</c> or outer blanks is written in double quotes, with its
/// own quotes doubled. Nothing is a wildcard here: <c>*</c> is sent as it is written.
/// </remarks>
public sealed class RegistryTokenScope
{
    /// <summary>Makes an empty scope, to be filled in.</summary>
    public RegistryTokenScope()
    {
    }

    /// <summary>Reads a scope from text such as <c>repository:team-a/*:pull,push</c>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not one scope.</exception>
    public RegistryTokenScope(string text)
    {
        RegistryTokenScope parsed = Parse(text);
        Type = parsed.Type;
        Name = parsed.Name;
        Actions = parsed.Actions;
    }

    /// <summary>Reads a scope from the keys Type, Name and Actions, in any case.</summary>
    /// <param name="members">Actions is a list, or text with commas.</param>
    /// <exception cref="ArgumentNullException"><paramref name="members"/> is null.</exception>
    /// <exception cref="FormatException">A key is unknown, or the type, the name or an action is missing.</exception>
    public RegistryTokenScope(IDictionary members)
    {
        ScopeMembers.Fill(this, members ?? throw new ArgumentNullException(nameof(members)));
    }

    /// <summary>The kind of resource: <c>repository</c>, <c>registry</c>, or another that the service knows.</summary>
    public string Type { get; set; } = "";

    /// <summary>The name pattern, such as <c>team-a/*</c>, as the service reads it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The actions allowed, such as <c>pull</c>; null or empty where none is named.</summary>
    public string[]? Actions { get; set; } = [];

    /// <summary>Reads one scope.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> is not one scope.</exception>
    public static RegistryTokenScope Parse(string text)
    {
        RegistryTokenScope[] scopes = ParseMany(text);
        return scopes.Length == 1
            ? scopes[0]
            : throw ScopeText.Refuse(text, "it holds several scopes where one is expected");
    }

    /// <summary>Reads one or more scopes joined by semicolons.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">A part of <paramref name="text"/> is not a scope.</exception>
    public static RegistryTokenScope[] ParseMany(string text) =>
        ScopeText.Read(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Writes scopes in the form that <see cref="ParseMany"/> reads; empty for no scopes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    public static string Format(IEnumerable<RegistryTokenScope> scopes) =>
        string.Join(";", (scopes ?? throw new ArgumentNullException(nameof(scopes))).Select(ScopeText.Write));

    /// <summary>Writes the scope in the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => ScopeText.Write(this);

    /// <summary>Says what keeps this scope from being sent; null if nothing does.</summary>
    internal string? FindFault()
    {
        if (string.IsNullOrWhiteSpace(Type))
            return "the type is missing";
        if (Type.IndexOf(':') >= 0)
            return "a type can't hold a colon";
        if (string.IsNullOrWhiteSpace(Name))
            return "the name is missing";
        foreach (string? action in Actions ?? [])
        {
            if (string.IsNullOrWhiteSpace(action))
                return "an action is empty";
            if (action.Any(char.IsWhiteSpace))
                return "an action can't hold a blank; commas go between actions";
        }
        return null;
    }

    /// <summary>Whether both are about the same resources, whatever the actions.</summary>
    internal bool HasSameTarget(RegistryTokenScope other) =>
        string.Equals(Type, other.Type, StringComparison.Ordinal)
        && string.Equals(Name, other.Name, StringComparison.Ordinal);
}
