using System;

namespace IonosContainerRegistry.Binding;

/// <summary>Binds a <see cref="Guid"/>. An empty value becomes <see cref="Guid.Empty"/>.</summary>
internal sealed class IdTransformationAttribute : ValueTransformationAttribute
{
    private readonly string _advice;

    /// <param name="advice">What to do where only a name is known.</param>
    public IdTransformationAttribute(string advice = IdParser.RegistryAdvice) => _advice = advice;

    /// <inheritdoc/>
    protected override object? NotSpecified => Guid.Empty;

    /// <inheritdoc/>
    protected override object? Convert(object input) => ConvertOne(input, _advice);

    /// <exception cref="FormatException">The value isn't a single ID.</exception>
    internal static Guid ConvertOne(object? input, string advice) => InputConverter.Unwrap(input) switch
    {
        Guid id => IdParser.Check(id),
        _ => IdParser.Parse(
            InputConverter.ToText(input) ?? throw new FormatException("An ID is expected, not an object. " + advice),
            advice),
    };
}
