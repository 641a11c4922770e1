using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>Reads one profile of the YAML file, and the endpoint of its environment.</summary>
internal sealed class ProfileReader
{
    private const string Product = "containerregistry";
    private const string AuthoritiesField = "certificateAuthData";

    private readonly string _path;
    private readonly List<ConfigurationWarning> _warnings = [];

    public ProfileReader(string path) => _path = path;

    private string File => $"The configuration file '{_path}'";

    /// <exception cref="ConfigurationException">File, profile or field is missing or can't be used.</exception>
    public ConfigurationProfile Read(string? name)
    {
        YamlSection root = Load(name is null ? File : At(name));
        name ??= root.Text("currentProfile") ?? throw new ConfigurationException(
            ConfigurationProblem.NoCurrentProfile, $"{File} names no current profile (field currentProfile).");
        string where = At(name);

        List<YamlSection> found = root.List("profiles").Where(one => AreSame(one.Text("name"), name)).ToList();
        if (found.Count != 1)
        {
            throw new ConfigurationException(
                found.Count == 0 ? ConfigurationProblem.ProfileNotFound : ConfigurationProblem.DuplicateProfile,
                found.Count == 0
                    ? $"{File} has no profile '{name.Trim()}'."
                    : $"{where}: there are {found.Count} profiles of this name.");
        }

        YamlSection profile = found[0].At(where);
        ConfigurationProfile result = new(_path, profile.Text("name")!.Trim());
        ReadCredentials(profile.Section("credentials"), where, result);
        ReadEndpoint(root.At(where), profile.Text("environment"), where, result);
        WarnOfUnknown(File, root.UnknownFields("version", "currentProfile", "profiles", "environments"));
        WarnOfUnknown(where, profile.UnknownFields("name", "environment", "credentials"));
        result.Warnings = _warnings;
        return result;
    }

    /// <exception cref="ConfigurationException">The file is missing or can't be used.</exception>
    public IReadOnlyList<string> ReadNames() => Load(File).List("profiles")
        .Select(profile => profile.Text("name")?.Trim())
        .Where(name => !string.IsNullOrEmpty(name))
        .ToList()!;

    private static void ReadCredentials(YamlSection credentials, string where, ConfigurationProfile result)
    {
        result.Token = Protect(credentials.Text("token")?.Trim());
        if (result.Token is not null) return;
        result.UserName = credentials.Text("username");
        result.Password = Protect(credentials.Text("password"));
        if (result.UserName is null && result.Password is null)
        {
            throw new ConfigurationException(
                ConfigurationProblem.NoCredentials,
                $"{where}: there are no credentials "
                + "(field credentials.token, or credentials.username and credentials.password).");
        }

        if (result.UserName is null) throw Missing(where, "credentials.username");
        if (result.Password is null) throw Missing(where, "credentials.password");
    }

    private static ConfigurationException Missing(string where, string field, string? of = null)
        => new(ConfigurationProblem.MissingField, $"{where}: the field {field}{of} is missing.");

    private static bool AreSame(string? one, string? other)
        => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static SecureString? Protect(string? text)
        => text is null ? null : new NetworkCredential("", text).SecurePassword;

    private static IReadOnlyList<X509Certificate2> ReadAuthorities(YamlSection section, string place)
    {
        if (section.Text(AuthoritiesField) is not { } text) return [];
        try
        {
            return PemCertificates.Parse(text);
        }
        catch (FormatException e)
        {
            throw new ConfigurationException(
                ConfigurationProblem.InvalidField, $"{place}, field {AuthoritiesField}: {e.Message}", e);
        }
    }

    private string At(string name) => $"{File}, profile '{name.Trim()}'";

    private YamlSection Load(string where)
    {
        try
        {
            using FileStream stream = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            WarnIfOthersCanRead(stream);
            using StreamReader reader = new(stream);
            YamlStream yaml = new();
            yaml.Load(reader);
            return new YamlSection(where, yaml.Documents.FirstOrDefault()?.RootNode);
        }
        catch (YamlException e)
        {
            // The exception isn't kept, because it might quote the file.
            throw new ConfigurationException(
                ConfigurationProblem.InvalidYaml, $"{where}, line {e.Start.Line}: it isn't valid YAML.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(ConfigurationProblem.FileNotFound, $"{where}: the file doesn't exist.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                ConfigurationProblem.FileNotReadable, $"{where}: the file can't be read: {e.Message}", e);
        }
    }

    private void ReadEndpoint(YamlSection root, string? environmentName, string where, ConfigurationProfile result)
    {
        IEnumerable<YamlSection> environments = root.List("environments");
        if (environmentName is not null)
        {
            environments = environments
                .Where(environment => AreSame(environment.Text("name"), environmentName)).Take(1).ToList();
            if (!environments.Any())
            {
                throw new ConfigurationException(
                    ConfigurationProblem.EnvironmentNotFound,
                    $"{where}: the file has no environment '{environmentName.Trim()}'.");
            }
        }

        // A profile without an environment uses the first one with the product, as with the vendor's tools.
        foreach (YamlSection environment in environments)
        {
            YamlSection? product = environment.List("products")
                .FirstOrDefault(one => AreSame(one.Text("name"), Product));
            if (product is null && environmentName is null) continue;
            string place = $"{where}, environment '{environment.Text("name")?.Trim()}'";
            WarnOfUnknown(place, environment.UnknownFields("name", AuthoritiesField, "products"));
            if (product is not null) ReadProduct(product, place, result);
            // Those of the endpoint take precedence.
            if (result.Endpoint is not null && result.CertificateAuthorities.Count == 0)
                result.CertificateAuthorities = ReadAuthorities(environment, place);
            return;
        }
    }

    private void ReadProduct(YamlSection product, string place, ConfigurationProfile result)
    {
        place = $"{place}, product {Product}";
        WarnOfUnknown(place, product.UnknownFields("name", "endpoints"));
        IReadOnlyList<YamlSection> endpoints = product.List("endpoints");
        if (endpoints.Count == 0) throw Missing(place, "endpoints");
        YamlSection? endpoint = endpoints.FirstOrDefault(one => one.Text("location") is null);
        if (endpoint is null)
        {
            _warnings.Add(new ConfigurationWarning(
                ConfigurationWarningKind.LocationEndpoint,
                $"{place}: endpoints for a location aren't supported and have no effect."));
            return;
        }

        string address = endpoint.Text("name") ?? throw Missing(place, "name", " of the endpoint");
        try
        {
            result.Endpoint = ApiUrl.Parse(address);
        }
        catch (FormatException e)
        {
            throw new ConfigurationException(
                ConfigurationProblem.InvalidField, $"{place}, field name of the endpoint: {e.Message}", e);
        }

        result.SkipTlsVerify = endpoint.Flag("skipTlsVerify");
        result.CertificateAuthorities = ReadAuthorities(endpoint, place);
        WarnOfUnknown(place, endpoint.UnknownFields("name", "location", "skipTlsVerify", AuthoritiesField));
    }

    private void WarnOfUnknown(string place, IEnumerable<string> fields)
        => _warnings.AddRange(fields.Select(field => new ConfigurationWarning(
            ConfigurationWarningKind.UnknownSetting,
            $"{place}: the setting '{field}' isn't supported and has no effect.")));

    private void WarnIfOthersCanRead(FileStream stream)
    {
#if NET
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode readableByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        // Of the open file, because the path can be a link.
        if ((System.IO.File.GetUnixFileMode(stream.SafeFileHandle) & readableByOthers) == UnixFileMode.None) return;
        _warnings.Add(new ConfigurationWarning(
            ConfigurationWarningKind.ReadableByOthers,
            $"{File} contains credentials, and other users can read it."));
#endif
    }
}
