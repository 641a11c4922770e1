using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Configuration;

namespace IonosContainerRegistry;

/// <summary>A profile of the vendor's configuration file: which one is meant, and the state of the file.</summary>
internal sealed record ProfileSettings(string Path, string? ProfileName, DateTime Written)
{
    /// <summary>Finds the file; null where there is none and nothing asks for one.</summary>
    /// <param name="profileName">The profile; null for the current one.</param>
    /// <exception cref="RegistryException">A profile was named, and there is no file.</exception>
    public static ProfileSettings? Find(string? profileName)
    {
        profileName ??= ConfigurationFile.CurrentProfileName;
        if (ConfigurationFile.Find() is { } path) return new ProfileSettings(path, profileName, File.GetLastWriteTimeUtc(path));
        if (profileName is null) return null;
        string places = string.Join(" and ", ConfigurationFile.GetDefaultPaths().Select(place => $"'{place}'"));
        throw new RegistryException(
            $"There is no configuration file with the profile '{profileName}'; it was looked for in {places}. IONOS_CONFIG_FILE names a file elsewhere.");
    }

    /// <summary>Sets credentials and, where nothing was set before, the endpoint.</summary>
    /// <param name="connection">The connection to complete.</param>
    /// <param name="warn">Takes what the user should know about the file.</param>
    /// <exception cref="RegistryException">File, profile or field is missing or can't be read.</exception>
    public void ApplyTo(IonosCloudConnection connection, Action<string> warn)
    {
        ConfigurationProfile profile = Read();
        string source = $"file '{profile.Path}', profile '{profile.Name}'";
        connection.Token = profile.Token;
        connection.Credential = profile.UserName is null ? null : new PSCredential(profile.UserName, profile.Password);
        connection.Sources[nameof(connection.AuthenticationType)] = source;
        if (profile.Endpoint is not null && SettingSource.IsDefault(connection, nameof(connection.ApiUrl)))
        {
            connection.ApiUrl = profile.Endpoint;
            connection.Sources[nameof(connection.ApiUrl)] = source;
            // It is said of this endpoint, so another address must not inherit it.
            if (profile.SkipTlsVerify is { } skips && SettingSource.IsDefault(connection, nameof(connection.SkipCertificateCheck)))
            {
                connection.SkipCertificateCheck = skips;
                connection.Sources[nameof(connection.SkipCertificateCheck)] = source;
            }
        }

        foreach (string warning in profile.Warnings) warn(warning);
    }

    private ConfigurationProfile Read()
    {
        try
        {
            return ConfigurationFile.ReadProfile(Path, ProfileName);
        }
        catch (ConfigurationException e)
        {
            throw new RegistryException(e.Message, e);
        }
    }
}
