using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Errors;

/// <summary>A request to the service failed. No member contains a secret, and there is no inner exception.</summary>
public class RegistryApiException : Exception
{
    internal RegistryApiException(FailureKind kind, string message)
        : base(message)
    {
        Kind = kind;
    }

    private protected RegistryApiException(RegistryApiException cause, string message)
        : base(message)
    {
        Kind = cause.Kind;
        Detail = cause.Detail;
        Method = cause.Method;
        Path = cause.Path;
        Authority = cause.Authority;
        Response = cause.Response;
        ErrorCodes = cause.ErrorCodes;
        ServiceMessages = cause.ServiceMessages;
        Excerpt = cause.Excerpt;
        JsonPath = cause.JsonPath;
        Reason = cause.Reason;
        Attempts = cause.Attempts;
        AttemptTimeout = cause.AttemptTimeout;
        MightHaveBeenApplied = cause.MightHaveBeenApplied;
        RetryAfter = cause.RetryAfter;
    }

    /// <summary>Why the request failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>What exactly failed.</summary>
    public FailureDetail Detail { get; internal set; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; internal set; } = "";

    /// <summary>Path and query below the address of the API.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Host and port of the API.</summary>
    public string Authority { get; internal set; } = "";

    /// <summary>Status and headers of the response, or null if there was none.</summary>
    public ResponseMetadata? Response { get; internal set; }

    /// <summary>
    /// The name of the resource that was to be found, created, or changed, or null if this call neither sent nor read
    /// it.
    /// </summary>
    public string? ResourceName { get; internal set; }

    /// <summary>The status code of the response, or null if there was none.</summary>
    public int? StatusCode => Response?.StatusCode;

    /// <summary>The service's own error codes. Empty if it sent none.</summary>
    public IReadOnlyList<string> ErrorCodes { get; internal set; } = [];

    /// <summary>The service's own messages, five at most and each bounded. Secrets are masked.</summary>
    public IReadOnlyList<string> ServiceMessages { get; internal set; } = [];

    /// <summary>
    /// The beginning of a body that wasn't understood, with secrets masked. Empty for an empty body, null if nothing
    /// may be shown of it because it might contain a password, or if the body was understood.
    /// </summary>
    public string? Excerpt { get; internal set; }

    /// <summary>
    /// The place of the value that can't be read, such as <c>$.items</c>, or null for another failure.
    /// </summary>
    public string? JsonPath { get; internal set; }

    /// <summary>
    /// What happened on the connection, in words that quote neither a response nor an address. Null if a response came.
    /// </summary>
    public string? Reason { get; internal set; }

    /// <summary>The number of attempts, or 0 if nothing was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The time limit of an attempt.</summary>
    public TimeSpan AttemptTimeout { get; internal set; }

    /// <summary>Whether the change might have been applied although the request failed.</summary>
    public bool MightHaveBeenApplied { get; internal set; }

    /// <summary>
    /// When the service allows the next request, by this machine's clock, or null if the response contains no valid
    /// Retry-After header.
    /// </summary>
    public DateTimeOffset? RetryAfter { get; internal set; }

    /// <summary>The same failure of a request that was sent for several resources, with the name of one.</summary>
    internal RegistryApiException CopyFor(string resourceName) => new(this, Message) { ResourceName = resourceName };
}
