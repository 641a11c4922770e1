namespace IonosContainerRegistry.Client.Errors;

/// <summary>Why a request failed.</summary>
public enum FailureKind
{
    /// <summary>The service returned a status that isn't a success.</summary>
    Status,

    /// <summary>An attempt exceeded its time limit.</summary>
    Timeout,

    /// <summary>The service couldn't be reached, or the connection failed.</summary>
    Connection,

    /// <summary>The response isn't what the API documents.</summary>
    InvalidResponse,
}
