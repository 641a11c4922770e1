using System.Collections.Generic;
using IonosContainerRegistry.Client.Configuration;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Connections;

/// <summary>The words for what is wrong with a configuration file.</summary>
internal static class ConfigurationText
{
    public static string Describe(ConfigurationException fault)
        => MessageText.Join(DescribeProblem(fault), fault.Problem switch
        {
            ConfigurationProblem.FileNotFound or ConfigurationProblem.FileNotReadable =>
                "To use another file, set the environment variable IONOS_CONFIG_FILE.",
            ConfigurationProblem.NoCurrentProfile or ConfigurationProblem.ProfileNotFound =>
                "Specify a profile with Connect-IonosCloud -ProfileName or the environment variable "
                + "IONOS_CURRENT_PROFILE.",
            _ => null,
        });

    public static string Describe(ConfigurationWarning warning)
    {
        string path = warning.Place.Path;
        string place = Describe(warning.Place);
        return warning.Kind switch
        {
            ConfigurationWarningKind.ReadableByOthers =>
                $"{place} contains credentials, and other users can read it. To restrict access, run: "
                + $"chmod 600 '{path}'",
            ConfigurationWarningKind.LocationEndpoint =>
                $"{place}: endpoints for a location aren't supported and have no effect. To use another endpoint, "
                + "specify Connect-IonosCloud -ApiUrl.",
            _ => $"{place}: the setting '{warning.Setting}' isn't supported and has no effect.",
        };
    }

    private static string DescribeProblem(ConfigurationException fault)
    {
        string place = Describe(fault.Place);
        string? cause = fault.InnerException?.Message;
        return fault.Problem switch
        {
            ConfigurationProblem.FileNotFound => $"{place}: the file doesn't exist.",
            ConfigurationProblem.FileNotReadable => $"{place}: the file can't be read: {cause}",
            ConfigurationProblem.InvalidYaml => $"{place}: the file isn't valid YAML.",
            ConfigurationProblem.NoCurrentProfile =>
                $"{place} doesn't specify a current profile (field 'currentProfile').",
            ConfigurationProblem.ProfileNotFound =>
                $"The configuration file '{fault.Place.Path}' has no profile '{fault.Place.Profile}'.",
            ConfigurationProblem.DuplicateProfile =>
                $"{place}: the file has {fault.ProfileCount} profiles of this name.",
            ConfigurationProblem.NoCredentials =>
                $"{place}: there are no credentials (field credentials.token, or credentials.username and "
                + "credentials.password).",
            ConfigurationProblem.EnvironmentNotFound => $"{place}: the file has no such environment.",
            ConfigurationProblem.MissingField => $"{place}: the field '{fault.Field}' is missing.",
            ConfigurationProblem.NotMapping => $"{place}: a mapping is expected.",
            ConfigurationProblem.NotList => $"{place}: '{fault.Field}' must be a list.",
            ConfigurationProblem.NotString => $"{place}: '{fault.Field}' must be a string.",
            ConfigurationProblem.NotBoolean => $"{place}: '{fault.Field}' must be true or false.",
            _ => $"{place}, field '{fault.Field}': {cause}",
        };
    }

    private static string Describe(ConfigurationPlace place)
    {
        List<string> parts = [$"The configuration file '{place.Path}'"];
        if (place.Profile is not null) parts.Add($"profile '{place.Profile}'");
        if (place.Environment is not null) parts.Add($"environment '{place.Environment}'");
        if (place.Section is not null) parts.Add(place.Section);
        if (place.Line is not null) parts.Add($"line {place.Line}");
        return string.Join(", ", parts);
    }
}
