using System;
using System.Management.Automation;

namespace IonosContainerRegistry.Connections;

/// <summary>Refuses a token in plain text without quoting it, and tells what to do instead.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
        => (inputData is PSObject wrapper ? wrapper.BaseObject : inputData) is string
            ? throw new ArgumentTransformationMetadataException(
                "The value must be a SecureString, because text would be stored in the history. To type or paste the "
                + "token, use: -Token (Read-Host -AsSecureString)")
            : inputData;
}
