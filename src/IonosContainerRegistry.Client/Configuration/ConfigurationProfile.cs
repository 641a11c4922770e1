using System;
using System.Collections.Generic;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>A profile of the vendor's configuration file, as far as it concerns this service.</summary>
public sealed class ConfigurationProfile
{
    internal ConfigurationProfile(string path, string name)
    {
        Path = path;
        Name = name;
    }

    /// <summary>The file that the profile comes from.</summary>
    public string Path { get; }

    /// <summary>The name as it is written in the file.</summary>
    public string Name { get; }

    /// <summary>The API token, or null if the profile has user name and password instead.</summary>
    public SecureString? Token { get; internal set; }

    /// <summary>The user name, or null with a token.</summary>
    public string? UserName { get; internal set; }

    /// <summary>The password, or null with a token.</summary>
    public SecureString? Password { get; internal set; }

    /// <summary>The address that the profile's environment sets, or null for none.</summary>
    public Uri? Endpoint { get; internal set; }

    /// <summary>
    /// Whether any certificate of <see cref="Endpoint"/> is accepted, or null if the file doesn't contain
    /// skipTlsVerify.
    /// </summary>
    public bool? SkipTlsVerify { get; internal set; }

    /// <summary>
    /// Root certificates that are trusted for <see cref="Endpoint"/> in addition to those of the system.
    /// </summary>
    public IReadOnlyList<X509Certificate2> CertificateAuthorities { get; internal set; } = [];

    /// <summary>What a user should know about the file.</summary>
    public IReadOnlyList<ConfigurationWarning> Warnings { get; internal set; } = [];
}
