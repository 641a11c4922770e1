using System;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>Lets a record from the pipeline bind only where it names a token; the engine passes over any other.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenRecordTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
        => inputData is PSObject record && !InputText.IsEmpty(record.Properties["TokenId"]?.Value)
            ? record
            : throw new ArgumentTransformationMetadataException("The record names no token.", new PSInvalidCastException());
}
