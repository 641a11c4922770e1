using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client;

/// <summary>Status and headers of an answer, without its body.</summary>
public sealed class ApiAnswer
{
    /// <summary>Makes the answer.</summary>
    /// <param name="statusCode">The HTTP status code.</param>
    /// <param name="headers">The headers by name, case-insensitive.</param>
    public ApiAnswer(int statusCode, IDictionary<string, string[]> headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>The headers by name, case-insensitive; secrets of the connection are masked.</summary>
    public IDictionary<string, string[]> Headers { get; }

    /// <summary>The service's clock when it answered, to the second; null where it sent no Date.</summary>
    public DateTimeOffset? ServiceTime { get; set; }
}
