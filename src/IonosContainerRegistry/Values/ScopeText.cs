using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>The text form of scopes; <see cref="RegistryTokenScope"/> documents it.</summary>
internal static class ScopeText
{
    private const char Quote = '"';
    private static readonly char[] NeedQuotes = [';', ',', Quote];
    private static readonly char[] NeedQuotesInAction = [';', ',', Quote, ':'];

    internal static RegistryTokenScope[] Read(string text) =>
        Split(text, ';', text).Select(part => ReadOne(part, text)).ToArray();

    internal static string Write(RegistryTokenScope scope)
    {
        string name = scope.Name ?? "";
        string[] actions = scope.Actions ?? [];
        string target = $"{Protect(scope.Type, NeedQuotes)}:{Protect(name, NeedQuotes)}";
        if (actions.Length > 0)
            return $"{target}:{string.Join(",", actions.Select(action => Protect(action, NeedQuotesInAction)))}";
        // Without the closing colon, what follows the name's own last colon would be read as actions.
        return name.IndexOf(':') >= 0 ? target + ":" : target;
    }

    internal static FormatException Refuse(string text, string fault) =>
        new($"{Excerpt.Of(text)} is not a scope: {fault}. Write type:name:actions, such as "
            + "'repository:team-a/*:pull,push', or type:name; several are joined by ';'.");

    private static RegistryTokenScope ReadOne(string part, string text)
    {
        if (string.IsNullOrWhiteSpace(part))
            throw Refuse(text, "a scope in it is empty");

        List<string> parts = Split(part, ':', text);
        if (parts.Count == 1)
            throw Refuse(text, "type and name are joined by a colon");

        bool hasActionPart = parts.Count > 2;
        int nameParts = hasActionPart ? parts.Count - 2 : 1;
        var scope = new RegistryTokenScope
        {
            Type = Unprotect(parts[0], text),
            Name = Unprotect(string.Join(":", parts.Skip(1).Take(nameParts)), text),
            Actions = hasActionPart ? ReadActions(parts[parts.Count - 1], text) : [],
        };
        return scope.FindFault() is { } fault ? throw Refuse(text, fault) : scope;
    }

    private static string[] ReadActions(string part, string text) =>
        string.IsNullOrWhiteSpace(part)
            ? []
            : Split(part, ',', text).Select(action => Unprotect(action, text)).ToArray();

    private static List<string> Split(string part, char separator, string text)
    {
        var pieces = new List<string>();
        bool quoted = false;
        int start = 0;
        for (int i = 0; i < part.Length; i++)
        {
            // A doubled quote closes and opens again, which comes to the same.
            if (part[i] == Quote)
                quoted = !quoted;
            else if (part[i] == separator && !quoted)
            {
                pieces.Add(part.Substring(start, i - start));
                start = i + 1;
            }
        }
        if (quoted)
            throw Refuse(text, "a quote is not closed");
        pieces.Add(part.Substring(start));
        return pieces;
    }

    private static string Protect(string? part, char[] special)
    {
        part ??= "";
        bool plain = part.IndexOfAny(special) < 0 && part.Trim().Length == part.Length;
        return plain ? part : $"{Quote}{part.Replace("\"", "\"\"")}{Quote}";
    }

    private static string Unprotect(string part, string text)
    {
        part = part.Trim();
        if (part.IndexOfAny(NeedQuotes) < 0)
            return part;
        if (part.IndexOf(Quote) < 0)
            throw Refuse(text, $"the comma in {Excerpt.Of(part)} is out of place (a name with a comma goes in quotes)");
        if (part.Length < 2 || part[0] != Quote || part[part.Length - 1] != Quote)
            throw Refuse(text, "a part is quoted as a whole or not at all");

        string inner = part.Substring(1, part.Length - 2);
        return inner.Replace("\"\"", "").IndexOf(Quote) < 0
            ? inner.Replace("\"\"", "\"")
            : throw Refuse(text, "a quote inside a quoted part is doubled");
    }
}
