namespace IonosContainerRegistry.Client.Configuration;

/// <summary>Why a profile of the configuration file can't be used.</summary>
public enum ConfigurationProblem
{
    /// <summary>The file doesn't exist.</summary>
    FileNotFound,

    /// <summary>The file can't be opened.</summary>
    FileNotReadable,

    /// <summary>The file isn't valid YAML.</summary>
    InvalidYaml,

    /// <summary>No profile was asked for, and the file names no current one.</summary>
    NoCurrentProfile,

    /// <summary>The file has no profile of this name.</summary>
    ProfileNotFound,

    /// <summary>The file has several profiles of this name.</summary>
    DuplicateProfile,

    /// <summary>The profile has no credentials.</summary>
    NoCredentials,

    /// <summary>A field is missing.</summary>
    MissingField,

    /// <summary>A field has a value that can't be used.</summary>
    InvalidField,

    /// <summary>The file has no environment of the name that the profile gives.</summary>
    EnvironmentNotFound,
}
