using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Errors;

/// <summary>A call to the service that failed. No member holds a secret.</summary>
public class RegistryApiException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="kind">Why the call failed.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="answer">The answer, or null where there was none.</param>
    public RegistryApiException(FailureKind kind, string message, ApiAnswer? answer)
        : base(message)
    {
        Kind = kind;
        Answer = answer;
    }

    /// <summary>Why the call failed.</summary>
    public FailureKind Kind { get; }

    /// <summary>Status and headers of the answer; null where there was none.</summary>
    public ApiAnswer? Answer { get; }

    /// <summary>The service's own error codes; empty where it sent none.</summary>
    public IReadOnlyList<string> ErrorCodes { get; set; } = [];

    /// <summary>When the service asked to come back; null where it didn't.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>Whether the service may have done what was asked although the call failed.</summary>
    public bool MayHaveActed { get; set; }
}
