namespace IonosContainerRegistry.Client.Configuration;

/// <summary>What a user should know about the configuration file.</summary>
public sealed class ConfigurationWarning
{
    internal ConfigurationWarning(ConfigurationWarningKind kind, string place, string? setting, string message)
    {
        Kind = kind;
        Place = place;
        Setting = setting;
        Message = message;
    }

    /// <summary>What it is about.</summary>
    public ConfigurationWarningKind Kind { get; }

    /// <summary>File, profile, environment and product, as far as it is about one.</summary>
    public string Place { get; }

    /// <summary>The name of the setting; null if it isn't about one.</summary>
    public string? Setting { get; }

    /// <summary>One sentence.</summary>
    public string Message { get; }
}
