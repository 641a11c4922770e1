namespace IonosContainerRegistry.ContainerTools;

/// <summary>The IDs of errors about container tools. None is renamed or removed.</summary>
internal static class ContainerToolErrorId
{
    /// <summary>The registry has no host name yet.</summary>
    public const string HostNameNotAvailable = nameof(HostNameNotAvailable);

    /// <summary>A Docker configuration file can't be read or parsed.</summary>
    public const string InvalidConfigurationFile = nameof(InvalidConfigurationFile);

    /// <summary>The container tool couldn't sign in.</summary>
    public const string LoginFailed = nameof(LoginFailed);

    /// <summary>The token doesn't include its password.</summary>
    public const string PasswordNotAvailable = nameof(PasswordNotAvailable);

    /// <summary>No container tool is installed.</summary>
    public const string ToolNotFound = nameof(ToolNotFound);
}
