namespace IonosContainerRegistry.Client.Configuration;

/// <summary>The kinds of warnings about the configuration file.</summary>
public enum ConfigurationWarningKind
{
    /// <summary>A setting isn't supported and has no effect.</summary>
    UnknownSetting,

    /// <summary>The only endpoints are for locations, which isn't supported, so they have no effect.</summary>
    LocationEndpoint,

    /// <summary>The file contains credentials, and other users can read it.</summary>
    ReadableByOthers,
}
