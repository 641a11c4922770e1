namespace IonosContainerRegistry.Client.Errors;

/// <summary>Why a call failed.</summary>
public enum FailureKind
{
    /// <summary>The service answered with a status that is no success.</summary>
    Status,

    /// <summary>An attempt took longer than it may.</summary>
    Timeout,

    /// <summary>The service could not be reached, or the connection broke.</summary>
    Connection,

    /// <summary>The answer is not what the API promises.</summary>
    UnreadableAnswer,
}
