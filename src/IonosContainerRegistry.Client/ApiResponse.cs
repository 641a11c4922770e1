namespace IonosContainerRegistry.Client;

/// <summary>What a call brought: the value, and the answer that it came in.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
public sealed class ApiResponse<T>
{
    /// <summary>Makes the response.</summary>
    /// <param name="value">The value.</param>
    /// <param name="answer">Status and headers.</param>
    public ApiResponse(T value, ApiAnswer answer)
    {
        Value = value;
        Answer = answer;
    }

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>Status and headers.</summary>
    public ApiAnswer Answer { get; }
}
