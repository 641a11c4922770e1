namespace IonosContainerRegistry.Client.Configuration;

/// <summary>Why a profile of the configuration file can't be used.</summary>
public enum ConfigurationProblem
{
    /// <summary>The file doesn't exist.</summary>
    FileNotFound,

    /// <summary>The file can't be opened. The inner exception contains the reason.</summary>
    FileNotReadable,

    /// <summary>The file isn't valid YAML.</summary>
    InvalidYaml,

    /// <summary>No profile was requested, and the file doesn't specify a current profile.</summary>
    NoCurrentProfile,

    /// <summary>The file has no profile of this name.</summary>
    ProfileNotFound,

    /// <summary>The file has several profiles of this name.</summary>
    DuplicateProfile,

    /// <summary>The profile has no credentials.</summary>
    NoCredentials,

    /// <summary>A field is missing.</summary>
    MissingField,

    /// <summary>A field has a value that can't be used. The inner exception contains the reason.</summary>
    InvalidField,

    /// <summary>A mapping is expected.</summary>
    NotMapping,

    /// <summary>The value of a field must be a list.</summary>
    NotList,

    /// <summary>The value of a field must be a string.</summary>
    NotString,

    /// <summary>The value of a field must be true or false.</summary>
    NotBoolean,

    /// <summary>The file has no environment of the name that the profile gives.</summary>
    EnvironmentNotFound,
}
