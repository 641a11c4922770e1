using System;
using IonosContainerRegistry.Binding;

namespace IonosContainerRegistry.Tokens;

/// <summary>Binds a <see cref="TokenLifetime"/>.</summary>
internal sealed class TokenLifetimeTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input) => InputConverter.Unwrap(input) switch
    {
        TokenLifetime lifetime => new TokenLifetime(lifetime.Value),
        TimeSpan span => new TokenLifetime(span),
        _ => new TokenLifetime(
            InputConverter.ToText(input) ?? throw new FormatException("A single lifetime is expected.")),
    };
}
