namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Why a token can't be rotated.</summary>
public enum RotationProblem
{
    /// <summary>The token has no name to derive the new one from, and none was given.</summary>
    NameMissing,

    /// <summary>The token expires, but how long it was to live can't be known, and no lifetime was given.</summary>
    LifetimeUnknown,

    /// <summary>Properties of the token can't be read, so they can't be copied.</summary>
    UnreadableProperties,
}
