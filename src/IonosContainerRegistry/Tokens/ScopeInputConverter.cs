using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Tokens;

/// <summary>Parses scopes from text, hashtables, custom objects, scopes, and lists of these.</summary>
internal static class ScopeInputConverter
{
    private const string HashtableExample =
        "@{ Type = 'repository'; Name = 'team-a/*'; Actions = 'pull','push' }";

    /// <exception cref="FormatException">The input contains something that isn't a scope.</exception>
    public static RegistryTokenScope[] Convert(object? input) =>
        InputConverter.Unwrap(input) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().SelectMany(ParseItem).ToArray()
            : ParseItem(input).ToArray();

    /// <summary>Sets a scope's properties from a hashtable with the keys Type, Name, and Actions.</summary>
    /// <exception cref="FormatException">A key is unknown, or a value is missing or invalid.</exception>
    public static void Fill(RegistryTokenScope scope, IDictionary members)
    {
        foreach (DictionaryEntry member in members) Set(scope, InputConverter.ToText(member.Key), member.Value);
        if (scope.FindError() is { } error) throw Refuse(error);
    }

    private static IEnumerable<RegistryTokenScope> ParseItem(object? item)
    {
        if (InputConverter.IsEmpty(item)) throw new FormatException("A scope can't be empty.");
        return InputConverter.Unwrap(item) switch
        {
            RegistryTokenScope scope => [Check(scope)],
            string text => RegistryTokenScope.ParseMany(text),
            IDictionary members => [new RegistryTokenScope(members)],
            PSObject custom => [new RegistryTokenScope(MembersOf(custom))],
            _ => throw new FormatException("A scope must be a string such as 'repository:team-a/*:pull,push', a "
                + "hashtable with Type, Name, and Actions, or a RegistryTokenScope."),
        };
    }

    private static RegistryTokenScope Check(RegistryTokenScope scope) =>
        scope.FindError() is { } error
            ? throw new FormatException($"{MessageText.Quote(scope.ToString())} isn't a valid scope. {error}")
            : scope;

    private static Dictionary<string, object?> MembersOf(PSObject custom)
        => custom.Properties.ToDictionary(property => property.Name, property => (object?)property.Value);

    private static void Set(RegistryTokenScope scope, string? key, object? value)
    {
        if (Is(key, nameof(scope.Type))) scope.Type = ToText(value, "type");
        else if (Is(key, nameof(scope.Name))) scope.Name = ToText(value, "name");
        else if (Is(key, nameof(scope.Actions))) scope.Actions = ParseActions(value).ToArray();
        else throw Refuse($"{MessageText.Quote(key ?? "")} isn't a property of a scope.");
    }

    private static IEnumerable<string> ParseActions(object? value)
    {
        if (InputConverter.IsEmpty(value)) return [];
        return InputConverter.Unwrap(value) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().SelectMany(SplitActions)
            : SplitActions(value);
    }

    private static IEnumerable<string> SplitActions(object? value)
        => ToText(value, "action").Split(',').Select(action => action.Trim());

    private static string ToText(object? value, string part)
    {
        if (InputConverter.IsEmpty(value)) return "";
        return InputConverter.ToText(value)?.Trim() ?? throw Refuse($"The {part} must be a string.");
    }

    private static bool Is(string? key, string name) => string.Equals(key, name, StringComparison.OrdinalIgnoreCase);

    private static FormatException Refuse(string error)
        => new($"The value isn't a valid scope. {error} Use a hashtable such as {HashtableExample}.");
}
