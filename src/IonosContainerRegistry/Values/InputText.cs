using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;

namespace IonosContainerRegistry;

/// <summary>What people typed or a table held, as text.</summary>
internal static class InputText
{
    /// <summary>Whether the value is nothing, or text of blanks only.</summary>
    internal static bool IsEmpty(object? value) =>
        value == AutomationNull.Value
        || Unwrap(value) is null or DBNull or NullString
        || (Unwrap(value) is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>The object inside PowerShell's wrapper; a custom object stays wrapped, it lives there.</summary>
    internal static object? Unwrap(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;

    /// <summary>
    /// The text of a single value, the same in every culture; null for anything else. A number that was typed as an
    /// argument is the text that was typed: <c>30d</c> is a decimal to PowerShell, but its wrapper knows better.
    /// </summary>
    internal static string? Of(object? value) => Unwrap(value) switch
    {
        string text => text,
        Guid id => id.ToString(),
        Enum named => named.ToString(),
        null or DBNull or DateTime => null,
        IConvertible => (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture),
        _ => null,
    };
}
