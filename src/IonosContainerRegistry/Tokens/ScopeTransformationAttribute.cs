using IonosContainerRegistry.Binding;

namespace IonosContainerRegistry.Tokens;

/// <summary>
/// Binds a <see cref="RegistryTokenScope"/> array. An empty value becomes null, and an empty list means no scopes.
/// </summary>
internal sealed class ScopeTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input) => ScopeInputConverter.Convert(input);
}
