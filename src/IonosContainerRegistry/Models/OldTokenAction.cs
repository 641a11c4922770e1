namespace IonosContainerRegistry;

/// <summary>What becomes of the old token once its successor exists.</summary>
public enum OldTokenAction
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It is disabled.</summary>
    Disable,

    /// <summary>It is deleted.</summary>
    Remove,
}
