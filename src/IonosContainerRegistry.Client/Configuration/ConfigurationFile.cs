using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>The configuration file that the vendor's tools share.</summary>
public static class ConfigurationFile
{
    private const string PathVariable = "IONOS_CONFIG_FILE";
    private const string ProfileVariable = "IONOS_CURRENT_PROFILE";

    /// <summary>The profile that IONOS_CURRENT_PROFILE names, or null for the one that the file names.</summary>
    public static string? CurrentProfileName => Variable(ProfileVariable);

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>
    /// Finds the file that IONOS_CONFIG_FILE names, whether it exists or not. Without that variable, finds the first of
    /// <see cref="GetDefaultPaths"/> that exists.
    /// </summary>
    /// <returns>Its full path, or null if there is none.</returns>
    public static string? Find()
        => Variable(PathVariable) is { } path ? Path.GetFullPath(path) : GetDefaultPaths().FirstOrDefault(File.Exists);

    /// <summary>Where the SDKs and the command line client look, in this order.</summary>
    /// <returns>Full paths, or none if the user has no home directory.</returns>
    public static IReadOnlyList<string> GetDefaultPaths()
    {
        List<string> paths = [];
        string? home = Variable(IsWindows ? "USERPROFILE" : "HOME") ?? Folder(Environment.SpecialFolder.UserProfile);
        if (home is not null) paths.Add(Path.Combine(home, ".ionos", "config"));
        if (SettingsFolder(home) is { } folder) paths.Add(Path.Combine(folder, "ionosctl", "config.yaml"));
        return paths;
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="profileName">The profile, or null for the file's current one.</param>
    /// <returns>The profile, with credentials.</returns>
    /// <exception cref="ConfigurationException">File, profile or field is missing or can't be used.</exception>
    public static ConfigurationProfile ReadProfile(string path, string? profileName)
        => new ProfileReader(path).Read(profileName);

    /// <summary>Reads the names of all profiles, without their credentials.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The names in the order of the file.</returns>
    /// <exception cref="ConfigurationException">The file is missing or can't be used.</exception>
    public static IReadOnlyList<string> ReadProfileNames(string path) => new ProfileReader(path).ReadNames();

    private static string? SettingsFolder(string? home)
    {
        if (IsWindows) return Variable("APPDATA") ?? Folder(Environment.SpecialFolder.ApplicationData);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
            return home is null ? null : Path.Combine(home, "Library", "Application Support");
        return Variable("XDG_CONFIG_HOME") is { } folder && Path.IsPathRooted(folder) ? folder
            : home is null ? null : Path.Combine(home, ".config");
    }

    private static string? Folder(Environment.SpecialFolder folder)
        => Environment.GetFolderPath(folder) is { Length: > 0 } path ? path : null;

    private static string? Variable(string name)
        => Environment.GetEnvironmentVariable(name) is { } value && value.Trim().Length > 0 ? value.Trim() : null;
}
