using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>A request as the service received it.</summary>
public sealed record ReceivedRequest
{
    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The path, decoded, except that <c>%2F</c> stays.</summary>
    public required string Path { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Target { get; init; }

    /// <summary>Which of the <see cref="Operations"/> was requested, or null for an unknown address.</summary>
    public string? Operation { get; init; }

    /// <summary>The query as sent, with its question mark, or an empty string if there was none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers. Names aren't case-sensitive, and several values are joined by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text, or an empty string if there was none.</summary>
    public required string Body { get; init; }

    /// <summary>When the request came, on the service's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The ID of the connection, which all its requests share.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Method, path and query in one line.</summary>
    public override string ToString() => $"{Method} {Path}{Query}";
}
