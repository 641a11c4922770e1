namespace IonosContainerRegistry.Client.Errors;

/// <summary>What became of a token whose creation got no usable answer.</summary>
public enum TokenOutcome
{
    /// <summary>It exists, made by this very call; its password is lost.</summary>
    Created,

    /// <summary>A token of that name exists that is older than the call or differs from what was sent.</summary>
    PossiblyAnother,

    /// <summary>No token of that name was there when looked for.</summary>
    NotSeen,

    /// <summary>The look-up failed too.</summary>
    Unknown,
}
