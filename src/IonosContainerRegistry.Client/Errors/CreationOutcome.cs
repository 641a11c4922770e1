namespace IonosContainerRegistry.Client.Errors;

/// <summary>What is known about a resource whose creation or replacement got no usable response.</summary>
public enum CreationOutcome
{
    /// <summary>It exists, and this call created it.</summary>
    Created,

    /// <summary>One of that name or ID exists that is older than the call or differs from what was sent.</summary>
    OwnershipUnknown,

    /// <summary>None existed when the service was asked. It might still appear.</summary>
    Unconfirmed,

    /// <summary>The lookup failed, or the list that was searched is incomplete.</summary>
    Unknown,
}
