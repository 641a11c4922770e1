using IonosContainerRegistry.Client.Configuration;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Connections;

/// <summary>Adds the next step to what is wrong with a configuration file.</summary>
internal static class ConfigurationText
{
    public static string Describe(ConfigurationException fault) => MessageText.Join(fault.Message, fault.Problem switch
    {
        ConfigurationProblem.FileNotFound or ConfigurationProblem.FileNotReadable =>
            "To use another file, set the environment variable IONOS_CONFIG_FILE.",
        ConfigurationProblem.NoCurrentProfile or ConfigurationProblem.ProfileNotFound =>
            "Specify a profile with Connect-IonosCloud -ProfileName or the environment variable IONOS_CURRENT_PROFILE.",
        _ => null,
    });

    /// <param name="warning">What the client knows.</param>
    /// <param name="path">The configuration file.</param>
    public static string Describe(ConfigurationWarning warning, string path)
        => MessageText.Join(warning.Message, warning.Kind switch
        {
            ConfigurationWarningKind.ReadableByOthers => $"To restrict access, run: chmod 600 '{path}'",
            ConfigurationWarningKind.LocationEndpoint => "To use another endpoint, specify Connect-IonosCloud -ApiUrl.",
            _ => null,
        });
}
