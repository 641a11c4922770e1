using System;

namespace IonosContainerRegistry;

/// <summary>Binds a string: text as it is, a single value as its text in no culture.</summary>
internal sealed class TextTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input) =>
        InputText.Of(input) ?? throw new FormatException("One text is expected, not a list, a date or another object.");
}
