using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;

namespace IonosContainerRegistry.Binding;

/// <summary>Converts what a user typed or a table contains to text.</summary>
internal static class InputConverter
{
    /// <summary>Whether the value is null, or text that contains only white space.</summary>
    internal static bool IsEmpty(object? value) =>
        value == AutomationNull.Value
        || Unwrap(value) is null or DBNull or NullString
        || (Unwrap(value) is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>The object inside PowerShell's wrapper. A custom object is returned as its wrapper.</summary>
    internal static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;

    /// <summary>The text of a property of an input object, or null if it has none or the text is empty.</summary>
    internal static string? FindText(PSObject? input, string property)
        => ToText(input?.Properties[property]?.Value) is { Length: > 0 } text ? text : null;

    /// <summary>
    /// The text of a single value in the invariant culture, or null for other objects. A number that was typed as an
    /// argument becomes the typed text: <c>30d</c> is a decimal, but its wrapper contains the text.
    /// </summary>
    internal static string? ToText(object? value) => Unwrap(value) switch
    {
        string text => text,
        Guid id => id.ToString(),
        Enum named => named.ToString(),
        null or DBNull or DateTime => null,
        IConvertible => (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture),
        _ => null,
    };
}
