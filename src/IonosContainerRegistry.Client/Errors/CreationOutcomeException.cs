using System;

namespace IonosContainerRegistry.Client.Errors;

/// <summary>
/// The creation or replacement of a resource got no usable response. Contains what is known about the resource. All
/// else is that of the failed request.
/// </summary>
public sealed class CreationOutcomeException : RegistryApiException
{
    internal CreationOutcomeException(
        RegistryApiException cause, CreationOutcome outcome, DateTimeOffset checkedAt, string message)
        : base(cause, message)
    {
        Outcome = outcome;
        CheckedAt = checkedAt;
        MightHaveBeenApplied = true;
    }

    /// <summary>What is known about the resource.</summary>
    public CreationOutcome Outcome { get; }

    /// <summary>When the service was last asked, by this machine's clock.</summary>
    public DateTimeOffset CheckedAt { get; }

    /// <summary>The registry that the resource belongs to, or null if it is a registry itself.</summary>
    public Guid? RegistryId { get; internal set; }

    /// <summary>The ID of the resource, or null if none was found.</summary>
    public Guid? ResourceId { get; internal set; }

    /// <summary>Whether the resource that was found has the requested properties, or null if none was found.</summary>
    public bool? MatchesRequest { get; internal set; }

    /// <summary>
    /// Whether the resource that was found existed before the call, or null if none was found or if its age is unknown.
    /// </summary>
    public bool? ExistedBefore { get; internal set; }

    /// <summary>What is known about the password.</summary>
    public PasswordStatus PasswordStatus { get; internal set; }

    /// <summary>Why the lookup failed, or null if it didn't.</summary>
    public RegistryApiException? LookupFailure { get; internal set; }
}
