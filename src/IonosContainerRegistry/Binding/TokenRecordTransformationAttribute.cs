using System;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>
/// Lets a record from the pipeline bind only where it has a place for a token's id; the engine passes over any other. An
/// empty place binds too and is then an error: it must not widen the command to the whole registry.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenRecordTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is PSObject record && record.Properties["TokenId"] is not null
            ? record
            : throw new ArgumentTransformationMetadataException("The record names no token.", new PSInvalidCastException());
}
