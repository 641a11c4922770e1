using System;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>Binds a <see cref="PSCredential"/>; nothing else is one, for asking would wait for nobody in a pipeline.</summary>
internal sealed class CredentialTransformationAttribute : ValueTransformationAttribute
{
    /// <inheritdoc/>
    protected override object? Convert(object input)
        => InputText.Unwrap(input) as PSCredential ?? throw new FormatException("A PSCredential is expected, such as the Credential of a new token.");
}
