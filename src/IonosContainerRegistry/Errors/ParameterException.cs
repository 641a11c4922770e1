using System;
using System.Runtime.CompilerServices;

namespace IonosContainerRegistry.Errors;

/// <summary>The value of a parameter, or a combination of parameters, that breaks a rule.</summary>
internal sealed class ParameterException : Exception
{
    /// <summary>A value that breaks a rule.</summary>
    /// <param name="parameter">The parameter, without its hyphen.</param>
    /// <param name="rule">The rule, as a sentence. It must not quote a secret.</param>
    public ParameterException(string parameter, string rule)
        : base($"-{parameter}: {rule}")
    {
    }

    private ParameterException(string message)
        : base(message)
    {
    }

    public bool IsCombination { get; private init; }

    public static ParameterException Combination(string message) => new(message) { IsCombination = true };

    /// <summary>A value that doesn't come from a parameter and breaks a rule.</summary>
    /// <param name="source">Where it comes from, such as an environment variable.</param>
    /// <param name="rule">The rule, as a sentence. It must not quote a secret.</param>
    public static ParameterException Setting(string source, string rule)
        => new($"{MessageText.Capitalize(source)}: {rule}");

    /// <summary>Returns a value that the input object must have.</summary>
    /// <exception cref="ParameterException">The input object has no such value.</exception>
    public static T Require<T>(T? value, [CallerArgumentExpression(nameof(value))] string parameter = "")
        where T : class
        => value is null or "" ? throw Missing(parameter) : value;

    /// <inheritdoc cref="Require{T}"/>
    public static Guid Require(Guid value, [CallerArgumentExpression(nameof(value))] string parameter = "")
        => value == Guid.Empty ? throw Missing(parameter) : value;

    private static ParameterException Missing(string parameter)
        => new(parameter, $"The input object has no value for {parameter}.");
}
