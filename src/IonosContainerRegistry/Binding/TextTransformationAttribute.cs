using System;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a string. Other single values are converted with the invariant culture.</summary>
internal sealed class TextTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
        => InputConverter.ToText(input) ?? throw new FormatException("A single string is expected.");
}
