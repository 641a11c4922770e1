using System;

namespace IonosContainerRegistry.Client.Errors;

/// <summary>A token was to be created, and no usable answer came; says what is known about it.</summary>
public sealed class TokenOutcomeException : RegistryApiException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="outcome">What is known.</param>
    /// <param name="tokenId">The id of the token of that name; null where none was found.</param>
    /// <param name="seenAt">When the service was last looked at, by this machine's clock.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="cause">The failure of the call itself.</param>
    public TokenOutcomeException(
        TokenOutcome outcome, Guid? tokenId, DateTimeOffset seenAt, string message, RegistryApiException cause)
        : base(cause.Kind, message, cause.Answer)
    {
        Outcome = outcome;
        TokenId = tokenId;
        SeenAt = seenAt;
        ErrorCodes = cause.ErrorCodes;
        RetryAfter = cause.RetryAfter;
        MayHaveActed = true;
    }

    /// <summary>What is known about the token.</summary>
    public TokenOutcome Outcome { get; }

    /// <summary>The id of the token of that name; null where none was found.</summary>
    public Guid? TokenId { get; }

    /// <summary>When the service was last looked at, by this machine's clock.</summary>
    public DateTimeOffset SeenAt { get; }
}
