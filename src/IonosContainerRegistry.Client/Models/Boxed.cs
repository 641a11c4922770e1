namespace IonosContainerRegistry.Client.Models;

/// <summary>
/// A number, id or time that an answer may leave out. It converts to and from <see cref="System.Nullable{T}"/>, and is a
/// class because the runtime compiles what reads a value type anew at every first call.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class Boxed<T>
    where T : struct
{
    /// <summary>Boxes a value.</summary>
    /// <param name="value">The value.</param>
    public Boxed(T value) => Value = value;

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>The value; null for null.</summary>
    /// <param name="boxed">The box; may be null.</param>
    public static implicit operator T?(Boxed<T>? boxed) => boxed?.Value;

    /// <summary>Boxes a value; null stays null.</summary>
    /// <param name="value">The value; may be null.</param>
    public static implicit operator Boxed<T>?(T? value) => value is { } some ? new Boxed<T>(some) : null;

    /// <summary>Boxes a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Boxed<T>(T value) => new(value);

    /// <summary>The value as text.</summary>
    /// <returns>What the value says of itself.</returns>
    public override string ToString() => Value.ToString()!;
}
