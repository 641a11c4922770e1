namespace IonosContainerRegistry.Client.Tokens;

/// <summary>What becomes of a token that was rotated.</summary>
public enum OldTokenChange
{
    /// <summary>It isn't changed.</summary>
    Keep,

    /// <summary>Its status becomes disabled.</summary>
    Disable,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It expires after <see cref="RotationOptions.GracePeriod"/>.</summary>
    Expire,
}
