namespace IonosContainerRegistry.Client.Configuration;

/// <summary>What a user should know about the configuration file.</summary>
public sealed class ConfigurationWarning
{
    internal ConfigurationWarning(ConfigurationWarningKind kind, ConfigurationPlace place)
    {
        Kind = kind;
        Place = place;
    }

    /// <summary>What it is about.</summary>
    public ConfigurationWarningKind Kind { get; }

    /// <summary>Where in the file it is.</summary>
    public ConfigurationPlace Place { get; }

    /// <summary>The setting without effect, or null for another kind.</summary>
    public string? Setting { get; internal init; }
}
