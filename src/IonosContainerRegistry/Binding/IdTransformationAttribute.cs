using System;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a <see cref="Guid"/>; an empty value becomes <see cref="Guid.Empty"/>.</summary>
internal sealed class IdTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? NotSpecified => Guid.Empty;

    /// <inheritdoc/>
    protected override object? Convert(object input) => ConvertOne(input);

    /// <exception cref="FormatException">The value isn't a single ID.</exception>
    internal static Guid ConvertOne(object? input) => InputConverter.Unwrap(input) switch
    {
        Guid id => IdParser.Check(id),
        _ => IdParser.Parse(
            InputConverter.ToText(input) ?? throw new FormatException("A single ID is expected.")),
    };
}
