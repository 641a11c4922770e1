using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace IonosContainerRegistry.Tests.Values;

/// <summary>A parameter of a cmdlet, and what its transformation makes of a value.</summary>
internal sealed class Parameter
{
    private readonly ArgumentTransformationAttribute _transformation;

    internal Parameter(string verb, string noun, string name)
    {
        Type command = typeof(RegistryTokenScope).Assembly.GetExportedTypes().Single(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet
            && cmdlet.VerbName == verb && cmdlet.NounName == noun);
        PropertyInfo property = command.GetProperty(name)!;
        Type = property.PropertyType;
        _transformation = property.GetCustomAttribute<ArgumentTransformationAttribute>()!;
    }

    internal Type Type { get; }

    internal object? Read(object? value) => _transformation.Transform(null!, value!);

    /// <summary>The message of the refusal, which the engine shows behind the parameter's name.</summary>
    internal string Refusal(object? value)
    {
        ArgumentTransformationMetadataException refusal =
            Xunit.Assert.Throws<ArgumentTransformationMetadataException>(() => Read(value));
        // The engine would drop the value silently in some places.
        Xunit.Assert.IsNotType<PSInvalidCastException>(refusal.InnerException);
        return refusal.Message;
    }
}
