namespace IonosContainerRegistry.Registries;

/// <summary>The IDs of errors about registries and locations. None is renamed or removed.</summary>
internal static class RegistryErrorId
{
    /// <summary>No location has the given name.</summary>
    public const string LocationNotFound = nameof(LocationNotFound);

    /// <summary>The registry was created, but the response wasn't received.</summary>
    public const string RegistryCreatedResponseLost = nameof(RegistryCreatedResponseLost);

    /// <summary>The registry wasn't found after its creation got no valid response.</summary>
    public const string RegistryCreationUnconfirmed = nameof(RegistryCreationUnconfirmed);

    /// <summary>It can't be determined whether the registry was created.</summary>
    public const string RegistryCreationUnknown = nameof(RegistryCreationUnknown);

    /// <summary>The registry is in a state that means that an operation failed.</summary>
    public const string RegistryFailed = nameof(RegistryFailed);

    /// <summary>No registry has the given name.</summary>
    public const string RegistryNotFound = nameof(RegistryNotFound);

    /// <summary>A registry with the name exists, but another command might have created it.</summary>
    public const string RegistryOwnershipUnknown = nameof(RegistryOwnershipUnknown);

    /// <summary>The wait for a registry ended before the registry was ready or removed.</summary>
    public const string RegistryWaitTimeout = nameof(RegistryWaitTimeout);
}
