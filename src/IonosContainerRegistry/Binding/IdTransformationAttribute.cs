using System;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a <see cref="Guid"/>. An empty value becomes <see cref="Guid.Empty"/>.</summary>
internal sealed class IdTransformationAttribute : ValueTransformationAttribute
{
    /// <summary>What to do if only the name of a registry is known.</summary>
    public const string RegistryAdvice = "To specify a registry by name, use -RegistryName.";

    /// <inheritdoc/>
    protected override object? NotSpecified => Guid.Empty;

    /// <inheritdoc/>
    protected override string Advice => RegistryAdvice;

    /// <inheritdoc/>
    protected override object? Convert(object input) => ConvertOne(input);

    /// <exception cref="FormatException">The value isn't a single ID.</exception>
    internal static Guid ConvertOne(object? input) => InputConverter.Unwrap(input) switch
    {
        Guid id => IdParser.Check(id),
        _ => IdParser.Parse(
            InputConverter.ToText(input) ?? throw new FormatException("An ID is expected, not an object.")),
    };
}
