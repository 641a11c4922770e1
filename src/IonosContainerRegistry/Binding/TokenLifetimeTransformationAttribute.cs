using System;

namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="TokenLifetime"/>.</summary>
internal sealed class TokenLifetimeTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input) => InputText.Unwrap(input) switch
    {
        TokenLifetime lifetime => new TokenLifetime(lifetime.Value),
        TimeSpan span => new TokenLifetime(span),
        _ => new TokenLifetime(InputText.Of(input) ?? throw new FormatException("One lifetime is expected.")),
    };
}
