using System;
using System.Collections.Generic;
using System.IO;

namespace IonosContainerRegistry.Tests.Profiles;

/// <summary>
/// A user's home in a temporary folder, with the variables that lead there; without any of the vendor's others.
/// </summary>
internal sealed class ConfigurationHome : IDisposable
{
    private static readonly string[] Vendors =
    [
        "IONOS_TOKEN", "IONOS_USERNAME", "IONOS_PASSWORD", "IONOS_API_URL", "IONOS_CONTRACT_NUMBER",
        "IONOS_PINNED_CERT", "IONOS_CONFIG_FILE", "IONOS_CURRENT_PROFILE",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public ConfigurationHome()
    {
        foreach (string name in Vendors) Variables[name] = null;
        Variables[OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME"] = Folder;
        Variables[OperatingSystem.IsWindows() ? "APPDATA" : "XDG_CONFIG_HOME"] =
            OperatingSystem.IsMacOS() ? null : SettingsFolder;
    }

    public Dictionary<string, string?> Variables { get; } = [];

    public string Folder => _folder.FullName;

    /// <summary>Where the SDKs look.</summary>
    public string SdkFile => Path.Combine(Folder, ".ionos", "config");

    /// <summary>Where the command line client looks.</summary>
    public string ClientFile => Path.Combine(SettingsFolder, "ionosctl", "config.yaml");

    private string SettingsFolder => OperatingSystem.IsMacOS()
        ? Path.Combine(Folder, "Library", "Application Support")
        : Path.Combine(Folder, "settings");

    /// <summary>Writes a file that other users can't read.</summary>
    public static void Write(string path, string yaml)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, yaml);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
