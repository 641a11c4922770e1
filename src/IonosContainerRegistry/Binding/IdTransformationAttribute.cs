using System;

namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="Guid"/>; an empty cell is <see cref="Guid.Empty"/>.</summary>
internal sealed class IdTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? NotGiven => Guid.Empty;

    /// <inheritdoc/>
    protected override object? Convert(object input) => ReadOne(input);

    /// <exception cref="FormatException">The value is not one id.</exception>
    internal static Guid ReadOne(object? input) => InputText.Unwrap(input) switch
    {
        Guid id => IdText.Check(id),
        _ => IdText.Read(InputText.Of(input) ?? throw new FormatException("One id is expected, as text or a Guid.")),
    };
}
