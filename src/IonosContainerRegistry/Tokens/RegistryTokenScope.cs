using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>A permission of a token: a type of resource, a name pattern, and the allowed actions.</summary>
/// <remarks>
/// The text form is <c>type:name:actions</c>, such as <c>repository:team-a/*:pull,push</c>, or <c>type:name</c>
/// without actions. The type ends at the first colon and the actions begin after the last one, so a name can contain
/// colons. Without actions such a name is followed by a colon (<c>repository:host:5000/x:</c>). Spaces around a part
/// are ignored. A part that contains <c>;</c>, <c>,</c>, <c>"</c>, or leading or trailing spaces is enclosed in double
/// quotation marks, with its own quotation marks doubled. An asterisk is sent unchanged.
/// </remarks>
public sealed class RegistryTokenScope
{
    /// <summary>Initializes an empty scope.</summary>
    public RegistryTokenScope()
    {
    }

    /// <summary>Initializes a scope from text such as <c>repository:team-a/*:pull,push</c>.</summary>
    /// <param name="text">The text form of one scope.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> isn't a single scope.</exception>
    public RegistryTokenScope(string text)
    {
        RegistryTokenScope parsed = Parse(text);
        Type = parsed.Type;
        Name = parsed.Name;
        Actions = parsed.Actions;
    }

    /// <summary>Initializes a scope from the case-insensitive keys Type, Name, and Actions.</summary>
    /// <param name="members">The value of Actions is a list, or text with commas.</param>
    /// <exception cref="ArgumentNullException"><paramref name="members"/> is null.</exception>
    /// <exception cref="FormatException">A key is unknown, or the type, the name, or an action is missing.</exception>
    public RegistryTokenScope(IDictionary members)
        => ScopeInputConverter.Fill(this, members ?? throw new ArgumentNullException(nameof(members)));

    /// <summary>The type of resource, such as <c>repository</c> or <c>registry</c>.</summary>
    public string Type { get; set; } = "";

    /// <summary>The name pattern, such as <c>team-a/*</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The allowed actions, such as <c>pull</c>, or null or empty for none.</summary>
    public string[]? Actions { get; set; } = [];

    /// <summary>Parses one scope.</summary>
    /// <param name="text">The text form of one scope.</param>
    /// <returns>Never null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="text"/> isn't a single scope.</exception>
    public static RegistryTokenScope Parse(string text)
    {
        RegistryTokenScope[] scopes = ParseMany(text);
        return scopes.Length == 1 ? scopes[0] : throw ScopeTextFormat.Refuse(text, "It contains several scopes.");
    }

    /// <summary>Parses one or more scopes that are separated by semicolons.</summary>
    /// <param name="text">The text form of the scopes.</param>
    /// <returns>At least one scope.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">A part of <paramref name="text"/> isn't a scope.</exception>
    public static RegistryTokenScope[] ParseMany(string text)
        => ScopeTextFormat.Parse(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>Formats scopes as text that <see cref="ParseMany"/> parses.</summary>
    /// <param name="scopes">The scopes.</param>
    /// <returns>Empty for no scopes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scopes"/> is null.</exception>
    public static string Format(IEnumerable<RegistryTokenScope> scopes)
        => string.Join(";", (scopes ?? throw new ArgumentNullException(nameof(scopes))).Select(ScopeTextFormat.Format));

    /// <summary>Formats the scope as text that <see cref="Parse"/> parses.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => ScopeTextFormat.Format(this);

    /// <summary>Returns why the scope can't be sent, as a sentence, or null if it can.</summary>
    internal string? FindError()
    {
        if (string.IsNullOrWhiteSpace(Type)) return "The type is missing.";
        if (Type.IndexOf(':') >= 0) return "The type can't contain a colon.";
        if (string.IsNullOrWhiteSpace(Name)) return "The name is missing.";
        foreach (string? action in Actions ?? [])
        {
            if (string.IsNullOrWhiteSpace(action)) return "An action is empty.";
            if (action.Any(char.IsWhiteSpace)) return "An action can't contain spaces. Separate actions with commas.";
        }

        return null;
    }
}
