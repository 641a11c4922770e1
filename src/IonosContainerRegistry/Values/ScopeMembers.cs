using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry;

/// <summary>Reads a scope from named members, such as a hashtable's.</summary>
internal static class ScopeMembers
{
    /// <exception cref="FormatException">A member is unknown, missing or of a wrong kind.</exception>
    internal static void Fill(RegistryTokenScope scope, IDictionary members)
    {
        foreach (DictionaryEntry member in members)
            Set(scope, InputText.Of(member.Key), member.Value);

        if (scope.FindFault() is { } fault)
            throw Refuse(fault);
    }

    private static void Set(RegistryTokenScope scope, string? key, object? value)
    {
        if (Is(key, nameof(RegistryTokenScope.Type)))
            scope.Type = ReadText(value, "type");
        else if (Is(key, nameof(RegistryTokenScope.Name)))
            scope.Name = ReadText(value, "name");
        else if (Is(key, nameof(RegistryTokenScope.Actions)))
            scope.Actions = ReadActions(value).ToArray();
        else
            throw Refuse($"{Excerpt.Of(key ?? "")} is not a part of a scope");
    }

    private static IEnumerable<string> ReadActions(object? value)
    {
        if (InputText.IsEmpty(value))
            return [];
        return InputText.Unwrap(value) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().SelectMany(SplitActions)
            : SplitActions(value);
    }

    private static IEnumerable<string> SplitActions(object? value) =>
        ReadText(value, "action").Split(',').Select(action => action.Trim());

    private static string ReadText(object? value, string part)
    {
        if (InputText.IsEmpty(value))
            return "";
        return InputText.Of(value)?.Trim() ?? throw Refuse($"the {part} is not text");
    }

    private static bool Is(string? key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);

    private static FormatException Refuse(string fault) =>
        new($"This is not a scope: {fault}. Write @{{ Type = 'repository'; Name = 'team-a/*'; Actions = 'pull','push' }}.");
}
