using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Configuration;

namespace IonosContainerRegistry.Connections;

/// <summary>A profile of the vendor's configuration file, and the version of the file that it comes from.</summary>
internal sealed record ProfileSettings(string Path, string? ProfileName, DateTime Written)
{
    /// <summary>Finds the file, or null if there is none and no profile was specified.</summary>
    /// <param name="profileName">The profile, or null for the current one.</param>
    /// <exception cref="RegistryException">A profile was specified, but there is no file.</exception>
    public static ProfileSettings? Find(string? profileName)
    {
        profileName ??= ConfigurationFile.CurrentProfileName;
        if (ConfigurationFile.Find() is { } path)
            return new ProfileSettings(path, profileName, File.GetLastWriteTimeUtc(path));

        if (profileName is null) return null;
        string places = string.Join(" and ", ConfigurationFile.GetDefaultPaths().Select(place => $"'{place}'"));
        throw new RegistryException($"Cannot find a configuration file with the profile '{profileName}'. The searched "
            + $"paths are {places}. To use another file, set the environment variable IONOS_CONFIG_FILE.");
    }

    /// <summary>Applies the credentials and, where the connection still has the default, the endpoint.</summary>
    /// <param name="connection">The connection to complete.</param>
    /// <param name="warn">Receives warnings about the file.</param>
    /// <exception cref="RegistryException">The file, the profile, or a field is missing or invalid.</exception>
    public void ApplyTo(IonosCloudConnection connection, Action<string> warn)
    {
        ConfigurationProfile profile = Read();
        string source = $"{SettingSource.File(profile.Path)}, profile '{profile.Name}'";
        connection.Token = profile.Token;
        connection.Credential =
            profile.UserName is null ? null : new PSCredential(profile.UserName, profile.Password);
        connection.Sources[nameof(connection.AuthenticationType)] = source;
        if (profile.Endpoint is not null && SettingSource.IsDefault(connection, nameof(connection.ApiUrl)))
        {
            connection.ApiUrl = profile.Endpoint;
            connection.Sources[nameof(connection.ApiUrl)] = source;
            // What follows belongs to this endpoint, so it must not apply to another address.
            if (profile.SkipTlsVerify is { } skip
                && SettingSource.IsDefault(connection, nameof(connection.SkipCertificateCheck)))
            {
                connection.SkipCertificateCheck = skip;
                connection.Sources[nameof(connection.SkipCertificateCheck)] = source;
            }

            if (profile.CertificateAuthorities.Count > 0
                && SettingSource.IsDefault(connection, nameof(connection.CertificateAuthorities)))
            {
                connection.CertificateAuthorities = [.. profile.CertificateAuthorities];
                connection.Sources[nameof(connection.CertificateAuthorities)] = source;
            }
        }

        foreach (ConfigurationWarning warning in profile.Warnings)
        {
            warn(ConfigurationText.Describe(warning));
        }
    }

    private ConfigurationProfile Read()
    {
        try
        {
            return ConfigurationFile.ReadProfile(Path, ProfileName);
        }
        catch (ConfigurationException fault)
        {
            throw new RegistryException(ConfigurationText.Describe(fault), fault);
        }
    }
}
