namespace IonosContainerRegistry.Connections;

/// <summary>The IDs of errors about connections. None is renamed or removed.</summary>
internal static class ConnectionErrorId
{
    /// <summary>The configuration file or its profile can't be used.</summary>
    public const string InvalidProfile = nameof(InvalidProfile);

    /// <summary>There is no usable connection.</summary>
    public const string NotConnected = nameof(NotConnected);
}
