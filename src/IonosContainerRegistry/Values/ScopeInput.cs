using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>Reads scopes from whatever people have at hand: text, hashtables, custom objects, scopes, and lists.</summary>
internal static class ScopeInput
{
    /// <exception cref="FormatException">Something in the input is not a scope.</exception>
    internal static RegistryTokenScope[] Read(object? input) =>
        InputText.Unwrap(input) is IEnumerable list and not string and not IDictionary
            ? list.Cast<object?>().SelectMany(ReadItem).ToArray()
            : ReadItem(input).ToArray();

    private static IEnumerable<RegistryTokenScope> ReadItem(object? item)
    {
        if (InputText.IsEmpty(item))
            throw new FormatException("A scope is empty.");
        return InputText.Unwrap(item) switch
        {
            RegistryTokenScope scope => [Check(scope)],
            string text => RegistryTokenScope.ParseMany(text),
            IDictionary members => [new RegistryTokenScope(members)],
            PSObject custom => [new RegistryTokenScope(MembersOf(custom))],
            _ => throw new FormatException("A scope is text such as 'repository:team-a/*:pull,push', a hashtable with "
                + "Type, Name and Actions, or a RegistryTokenScope."),
        };
    }

    private static RegistryTokenScope Check(RegistryTokenScope scope) =>
        scope.FindFault() is { } fault
            ? throw new FormatException($"{Excerpt.Of(scope.ToString())} is not a scope: {fault}.")
            : scope;

    private static OrderedDictionary MembersOf(PSObject custom)
    {
        var members = new OrderedDictionary();
        foreach (PSPropertyInfo property in custom.Properties)
            members[property.Name] = property.Value;
        return members;
    }
}
