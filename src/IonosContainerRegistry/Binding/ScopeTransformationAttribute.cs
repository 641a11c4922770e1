namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="RegistryTokenScope"/> array; an empty cell is null, an empty list means no scopes.</summary>
internal sealed class ScopeTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input) => ScopeInput.Read(input);
}
