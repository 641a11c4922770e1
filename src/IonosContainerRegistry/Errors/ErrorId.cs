namespace IonosContainerRegistry.Errors;

/// <summary>
/// The first part of FullyQualifiedErrorId, as far as all resources share it. Each resource has its own beside. Scripts
/// rely on these names, so none is renamed or removed.
/// </summary>
internal static class ErrorId
{
    /// <summary>The name is already in use (409).</summary>
    public const string Conflict = nameof(Conflict);

    /// <summary>The service couldn't be reached, or the connection broke.</summary>
    public const string ConnectionFailed = nameof(ConnectionFailed);

    /// <summary>The account lacks a permission (403).</summary>
    public const string Forbidden = nameof(Forbidden);

    /// <summary>A value was refused before any request.</summary>
    public const string InvalidParameter = nameof(InvalidParameter);

    /// <summary>Parameters can't be used together.</summary>
    public const string InvalidParameterCombination = nameof(InvalidParameterCombination);

    /// <summary>The service refused a value (400, 422).</summary>
    public const string InvalidRequest = nameof(InvalidRequest);

    /// <summary>The response isn't what the API describes.</summary>
    public const string InvalidResponse = nameof(InvalidResponse);

    /// <summary>The resource doesn't exist (404).</summary>
    public const string NotFound = nameof(NotFound);

    /// <summary>The command was stopped while a change was in progress.</summary>
    public const string OperationInterrupted = nameof(OperationInterrupted);

    /// <summary>The service failed (5xx).</summary>
    public const string ServiceUnavailable = nameof(ServiceUnavailable);

    /// <summary>No response arrived in time.</summary>
    public const string Timeout = nameof(Timeout);

    /// <summary>The service is throttling requests (429).</summary>
    public const string TooManyRequests = nameof(TooManyRequests);

    /// <summary>The credentials were refused (401).</summary>
    public const string Unauthorized = nameof(Unauthorized);

    /// <summary>The service returned a status that has no ID of its own.</summary>
    public const string UnexpectedStatus = nameof(UnexpectedStatus);
}
