using System;

namespace IonosContainerRegistry;

/// <summary>The exception of error records of this module. It doesn't contain secrets.</summary>
public class RegistryException : Exception
{
    /// <summary>Initializes the exception without a message.</summary>
    public RegistryException()
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">The problem, its cause, and the next step.</param>
    public RegistryException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">The problem, its cause, and the next step.</param>
    /// <param name="innerException">The cause, or null for none.</param>
    public RegistryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status code, or null if no response was received.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The error codes of the service, or empty if it sent none. Never null.</summary>
    public string[] ErrorCodes { get; set; } = [];

    /// <summary>When the service accepts another request, or null if the response doesn't contain it.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>Whether the service might have applied the change although the request failed.</summary>
    public bool MightHaveBeenApplied { get; set; }

    /// <summary>The registry that the error is about, or null for none.</summary>
    public Guid? RegistryId { get; set; }

    /// <summary>The token that the error is about, or null if none is known.</summary>
    public Guid? TokenId { get; set; }
}
