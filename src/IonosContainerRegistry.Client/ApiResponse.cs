using System;

namespace IonosContainerRegistry.Client;

/// <summary>What a request returned: the value, and the metadata of the response.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ApiResponse<T>
{
    /// <summary>Initializes the response.</summary>
    /// <param name="value">The value.</param>
    /// <param name="response">Status and headers.</param>
    public ApiResponse(T value, ResponseMetadata response)
    {
        Value = value;
        Response = response;
    }

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>Status and headers.</summary>
    public ResponseMetadata Response { get; }

    /// <summary>The body as it was received. Empty unless the request asked to keep it.</summary>
    internal ReadOnlyMemory<byte> Body { get; set; }
}
