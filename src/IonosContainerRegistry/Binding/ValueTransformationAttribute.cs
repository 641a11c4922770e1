using System;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Binding;

/// <summary>
/// Converts a parameter's value completely. PowerShell silently drops a value from the pipeline that it can't convert,
/// but such a value must cause an error for its input object.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ValueTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>What an empty value becomes: the value that the parameter has when it isn't specified.</summary>
    protected virtual object? NotSpecified => null;

    /// <summary>What to do if a value is refused, or null for nothing.</summary>
    protected virtual string? Advice => null;

    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (InputConverter.IsEmpty(inputData)) return NotSpecified;
        try
        {
            return Convert(inputData!);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            throw new ArgumentTransformationMetadataException(MessageText.Join(fault.Message, Advice), fault);
        }
    }

    /// <summary>Converts a value that isn't empty to exactly the parameter's type.</summary>
    /// <exception cref="FormatException">The value is refused. The message is the rule.</exception>
    protected abstract object? Convert(object input);
}
