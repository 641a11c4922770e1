using System;
using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>
/// Converts a parameter's value by our own rules, so that nothing is left for the engine to convert. The engine drops a
/// value from the pipeline that it can't convert, and a bad cell must be an error of its row instead.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ValueTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>What an empty cell becomes: the value that the parameter has when it isn't given.</summary>
    protected virtual object? NotGiven => null;

    /// <inheritdoc/>
    public sealed override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (InputText.IsEmpty(inputData))
            return NotGiven;
        try
        {
            return Convert(inputData!);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    /// <summary>Converts a value that isn't empty, to exactly the parameter's type.</summary>
    /// <exception cref="FormatException">The value is refused; the message names the rule.</exception>
    protected abstract object? Convert(object input);
}
