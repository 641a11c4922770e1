using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client;

/// <summary>Status and headers of a response, without its body. No member contains a secret.</summary>
public sealed class ResponseMetadata
{
    /// <summary>Initializes the metadata.</summary>
    /// <param name="statusCode">The HTTP status code.</param>
    /// <param name="headers">The headers by name, case-insensitive.</param>
    public ResponseMetadata(int statusCode, IDictionary<string, string[]> headers)
    {
        StatusCode = statusCode;
        Headers = headers;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>The reason phrase, or null if there is none or if it might contain a password.</summary>
    public string? ReasonPhrase { get; internal set; }

    /// <summary>The headers by name, case-insensitive. Secrets are masked.</summary>
    public IDictionary<string, string[]> Headers { get; }

    /// <summary>The server's clock when it responded, to the second, or null without a Date header.</summary>
    public DateTimeOffset? ServerTime { get; internal set; }
}
