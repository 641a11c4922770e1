using System;
using System.Management.Automation;

namespace IonosContainerRegistry.Tokens;

/// <summary>
/// Binds an input object only if it has a TokenId property. An empty TokenId binds too and causes an error, because the
/// command must not return all tokens of the registry instead.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenInputTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is PSObject record && record.Properties["TokenId"] is not null
            ? record
            : throw new ArgumentTransformationMetadataException(
                "The input object has no TokenId property.", new PSInvalidCastException());
}
