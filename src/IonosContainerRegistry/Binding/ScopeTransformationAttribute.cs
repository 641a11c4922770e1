namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="RegistryTokenScope"/> array; an empty cell or list is null.</summary>
internal sealed class ScopeTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
    {
        RegistryTokenScope[] scopes = ScopeInput.Read(input);
        return scopes.Length > 0 ? scopes : null;
    }
}
