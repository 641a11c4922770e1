using System;

namespace IonosContainerRegistry.Binding;

/// <summary>
/// Binds a nullable <see cref="bool"/>. Text must be true or false, so that a typing error doesn't mean true.
/// </summary>
internal sealed class BooleanTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
        => InputConverter.Unwrap(input) is bool value || bool.TryParse(InputConverter.ToText(input), out value)
            ? value
            : throw new FormatException("The value must be $true or $false.");
}
