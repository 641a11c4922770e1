using System;

namespace IonosContainerRegistry;

/// <summary>A call to the container registry API failed. No member holds a secret.</summary>
public class RegistryException : Exception
{
    /// <summary>Makes the exception without a message.</summary>
    public RegistryException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    public RegistryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public RegistryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the answer; null where there was none.</summary>
    public int? StatusCode { get; set; }

    /// <summary>The service's own error codes; empty where it sent none.</summary>
    public string[] ErrorCodes { get; set; } = [];

    /// <summary>When the service asked to come back; null where it didn't.</summary>
    public DateTimeOffset? RetryAfter { get; set; }

    /// <summary>The registry that the call was about; null where it was about none.</summary>
    public Guid? RegistryId { get; set; }

    /// <summary>The token that the call was about; null where none is known.</summary>
    public Guid? TokenId { get; set; }
}
