using System;
using System.Management.Automation;

namespace IonosContainerRegistry.Registries;

/// <summary>Binds an input object only if it names a registry and isn't a token.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegistryInputTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        PSObject input = PSObject.AsPSObject(inputData);
        bool namesRegistry = input.Properties[RegistrySelector.IdParameter] is not null
            || input.Properties[RegistrySelector.NameParameter] is not null;
        return namesRegistry && input.Properties["TokenId"] is null
            ? input
            : throw new ArgumentTransformationMetadataException(
                "The input object has no RegistryId and no RegistryName property.", new PSInvalidCastException());
    }
}
