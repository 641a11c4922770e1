using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>The text form of scopes, in both directions. <see cref="RegistryTokenScope"/> documents it.</summary>
internal static class ScopeTextFormat
{
    private const char Quote = '"';
    private static readonly char[] QuotedCharacters = [';', ',', Quote];
    private static readonly char[] QuotedCharactersInActions = [';', ',', Quote, ':'];

    // A space instead of the semicolon.
    private static readonly Regex TwoScopes =
        new(@"\A\s*[^""\s][^""]*\s(?:repository|registry):[^""]*\z", RegexOptions.CultureInvariant);

    public static RegistryTokenScope[] Parse(string text)
        => Split(text, ';', text).Select(part => ParseOne(part, text)).ToArray();

    public static string Format(RegistryTokenScope scope)
    {
        string name = scope.Name ?? "";
        string[] actions = scope.Actions ?? [];
        string target = $"{AddQuotes(scope.Type, QuotedCharacters)}:{AddQuotes(name, QuotedCharacters)}";
        if (actions.Length > 0)
        {
            IEnumerable<string> quoted = actions.Select(action => AddQuotes(action, QuotedCharactersInActions));
            return target + ":" + string.Join(",", quoted);
        }

        // Without the final colon, what follows the last colon of the name would be parsed as actions.
        return name.IndexOf(':') >= 0 ? target + ":" : target;
    }

    public static FormatException Refuse(string text, string cause) => new(
        $"{MessageText.Quote(text)} isn't a valid scope. {cause} Use the format type:name:actions, and enclose it in "
        + "quotation marks: 'repository:team-a/*:pull,push'. Separate several scopes with semicolons.");

    private static RegistryTokenScope ParseOne(string part, string text)
    {
        if (string.IsNullOrWhiteSpace(part)) throw Refuse(text, "It contains an empty scope.");
        List<string> parts = Split(part, ':', text);
        if (parts.Count == 1)
        {
            string hint = part.IndexOfAny(['/', '*']) >= 0 ? ScopeProposal.Describe(part.Trim(), []) : "";
            throw Refuse(text, "It contains no colon between type and name." + hint);
        }

        if (TwoScopes.IsMatch(part)) throw Refuse(text, "It contains several scopes.");
        bool hasActions = parts.Count > 2;
        bool hasList = !hasActions && parts[1].IndexOf(',') >= 0 && parts[1].IndexOf(Quote) < 0;
        if (hasList && !ScopeProposal.IsSimilarToType(parts[0].Trim()))
            throw Refuse(text, "It contains no type." + ScopeProposal.Describe(part.Trim(), []));
        int nameParts = hasActions ? parts.Count - 2 : 1;
        RegistryTokenScope scope = new()
        {
            Type = RemoveQuotes(parts[0], text),
            Name = RemoveQuotes(string.Join(":", parts.Skip(1).Take(nameParts)), text),
            Actions = hasActions ? ParseActions(parts[parts.Count - 1], text) : [],
        };
        return scope.FindError() is { } error ? throw Refuse(text, error) : scope;
    }

    private static string[] ParseActions(string part, string text) => string.IsNullOrWhiteSpace(part)
        ? []
        : Split(part, ',', text).Select(action => RemoveQuotes(action, text)).ToArray();

    private static List<string> Split(string part, char separator, string text)
    {
        List<string> pieces = [];
        bool quoted = false;
        int start = 0;
        for (int i = 0; i < part.Length; i++)
        {
            // A doubled quotation mark closes and reopens, which has no effect.
            if (part[i] == Quote) quoted = !quoted;
            if (part[i] != separator || quoted) continue;
            pieces.Add(part.Substring(start, i - start));
            start = i + 1;
        }

        if (quoted) throw Refuse(text, "A quotation mark isn't closed.");
        pieces.Add(part.Substring(start));
        return pieces;
    }

    private static string AddQuotes(string? part, char[] special)
    {
        part ??= "";
        bool plain = part.IndexOfAny(special) < 0 && part.Trim().Length == part.Length;
        return plain ? part : $"{Quote}{part.Replace("\"", "\"\"")}{Quote}";
    }

    private static string RemoveQuotes(string part, string text)
    {
        part = part.Trim();
        if (part.IndexOfAny(QuotedCharacters) < 0) return part;
        if (part.IndexOf(Quote) < 0)
        {
            throw Refuse(
                text, $"Enclose {MessageText.Quote(part)} in double quotation marks, because it contains a comma.");
        }

        if (part.Length < 2 || part[0] != Quote || part[part.Length - 1] != Quote)
            throw Refuse(text, "Double quotation marks must enclose a whole part.");

        string inner = part.Substring(1, part.Length - 2);
        return inner.Replace("\"\"", "").IndexOf(Quote) < 0
            ? inner.Replace("\"\"", "\"")
            : throw Refuse(text, "Double the quotation marks inside a quoted part.");
    }
}
