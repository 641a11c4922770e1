using System;
using System.Management.Automation;

namespace IonosContainerRegistry.Binding;

/// <summary>
/// Binds a <see cref="PSCredential"/>. Rejects other types instead of prompting, because a prompt would block a
/// pipeline.
/// </summary>
internal sealed class CredentialTransformationAttribute : ValueTransformationAttribute
{
    private readonly string _example;

    /// <param name="example">Where to get such a value.</param>
    public CredentialTransformationAttribute(string example) => _example = example;

    /// <inheritdoc/>
    protected override object? Convert(object input) => InputConverter.Unwrap(input) as PSCredential
        ?? throw new FormatException($"The value must be a PSCredential, such as {_example}.");
}
