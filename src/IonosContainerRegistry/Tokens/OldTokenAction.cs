namespace IonosContainerRegistry;

/// <summary>What happens to the old token after the new token was created.</summary>
public enum OldTokenAction
{
    /// <summary>It isn't changed.</summary>
    Keep,

    /// <summary>It is disabled.</summary>
    Disable,

    /// <summary>It is removed.</summary>
    Remove,
}
