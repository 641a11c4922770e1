namespace IonosContainerRegistry.Tokens;

/// <summary>The IDs of errors about tokens. None is renamed or removed.</summary>
internal static class TokenErrorId
{
    /// <summary>The old token wasn't changed, because the new token couldn't be passed to a container tool.</summary>
    public const string OldTokenUnchanged = nameof(OldTokenUnchanged);

    /// <summary>The token was created, but its password wasn't received.</summary>
    public const string TokenCreatedPasswordLost = nameof(TokenCreatedPasswordLost);

    /// <summary>The token wasn't found after its creation got no valid response.</summary>
    public const string TokenCreationUnconfirmed = nameof(TokenCreationUnconfirmed);

    /// <summary>It can't be determined whether the token was created.</summary>
    public const string TokenCreationUnknown = nameof(TokenCreationUnknown);

    /// <summary>No token has the given name.</summary>
    public const string TokenNotFound = nameof(TokenNotFound);

    /// <summary>A token with the name exists, but another command might have created it.</summary>
    public const string TokenOwnershipUnknown = nameof(TokenOwnershipUnknown);
}
