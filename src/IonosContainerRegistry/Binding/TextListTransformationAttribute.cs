using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Binding;

/// <summary>
/// Binds a <see cref="string"/> array, also from one string in which values are separated by commas, semicolons, or
/// spaces. An empty value or list becomes null.
/// </summary>
internal sealed class TextListTransformationAttribute : ValueTransformationAttribute
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    /// <exception cref="FormatException">A value isn't a single string.</exception>
    internal static string[] ConvertAll(object input)
    {
        bool isList = InputConverter.Unwrap(input) is IEnumerable and not string and not IDictionary;
        IEnumerable<object?> values = isList ? ((IEnumerable)InputConverter.Unwrap(input)!).Cast<object?>() : [input];
        return values.SelectMany(Split).ToArray();
    }

    /// <inheritdoc/>
    protected override object? Convert(object input) => ConvertAll(input) is { Length: > 0 } texts ? texts : null;

    private static string[] Split(object? value)
    {
        string text = InputConverter.ToText(value) ?? throw new FormatException("A list of strings is expected.");
        return text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
    }
}
