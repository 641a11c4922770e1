namespace IonosContainerRegistry.Client.Configuration;

/// <summary>What a user should know about the configuration file.</summary>
public sealed class ConfigurationWarning
{
    internal ConfigurationWarning(ConfigurationWarningKind kind, string message)
    {
        Kind = kind;
        Message = message;
    }

    /// <summary>What it is about.</summary>
    public ConfigurationWarningKind Kind { get; }

    /// <summary>One sentence that says where in the file it is.</summary>
    public string Message { get; }
}
