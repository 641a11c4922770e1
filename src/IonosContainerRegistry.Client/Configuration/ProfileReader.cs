using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;
using IonosContainerRegistry.Client.Secrets;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>Reads one profile of the YAML file, and the endpoint of its environment.</summary>
internal sealed class ProfileReader
{
    private const string Product = "containerregistry";
    private const string AuthoritiesField = "certificateAuthData";

    private readonly ConfigurationPlace _file;
    private readonly List<ConfigurationWarning> _warnings = [];

    public ProfileReader(string path) => _file = new ConfigurationPlace(path);

    /// <exception cref="ConfigurationException">File, profile or field is missing or can't be used.</exception>
    public ConfigurationProfile Read(string? name)
    {
        YamlSection root = Load(At(name));
        name ??= root.Text("currentProfile")
            ?? throw new ConfigurationException(ConfigurationProblem.NoCurrentProfile, _file);
        root = root.At(At(name));

        List<YamlSection> found = root.List("profiles").Where(one => AreSame(one.Text("name"), name)).ToList();
        if (found.Count == 0) throw new ConfigurationException(ConfigurationProblem.ProfileNotFound, At(name));
        if (found.Count > 1)
        {
            throw new ConfigurationException(ConfigurationProblem.DuplicateProfile, At(name))
            {
                ProfileCount = found.Count,
            };
        }

        YamlSection profile = found[0].At(At(name));
        ConfigurationProfile result = new(_file.Path, profile.Text("name")!.Trim());
        ReadCredentials(profile, result);
        ReadEndpoint(root, profile, result);
        _warnings.AddRange(root.At(_file).FindUnknown("version", "currentProfile", "profiles", "environments"));
        _warnings.AddRange(profile.FindUnknown("name", "environment", "credentials"));
        result.Warnings = _warnings;
        return result;
    }

    /// <exception cref="ConfigurationException">The file is missing or can't be used.</exception>
    public IReadOnlyList<string> ReadNames() => Load(_file).List("profiles")
        .Select(profile => profile.Text("name")?.Trim())
        .Where(name => !string.IsNullOrEmpty(name))
        .ToList()!;

    private static void ReadCredentials(YamlSection profile, ConfigurationProfile result)
    {
        YamlSection credentials = profile.Section("credentials");
        if (credentials.Text("token") is { } token)
        {
            result.Token = CredentialText.Protect(token.Trim());
            return;
        }

        string? userName = credentials.Text("username");
        string? password = credentials.Text("password");
        if (userName is null && password is null) throw profile.Fault(ConfigurationProblem.NoCredentials);
        result.UserName = userName ?? throw credentials.Fault(ConfigurationProblem.MissingField, "username");
        result.Password = CredentialText.Protect(
            password ?? throw credentials.Fault(ConfigurationProblem.MissingField, "password"));
    }

    private static bool AreSame(string? one, string? other)
        => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<X509Certificate2> ReadAuthorities(YamlSection section)
        => Parse(section, AuthoritiesField, PemCertificates.Parse) ?? [];

    private static T? Parse<T>(YamlSection section, string field, Func<string, T> parse)
        where T : class
    {
        if (section.Text(field) is not { } text) return null;
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            throw section.Fault(ConfigurationProblem.InvalidField, field, e);
        }
    }

    private ConfigurationPlace At(string? profile) => _file with { Profile = profile?.Trim() };

    private YamlSection Load(ConfigurationPlace place)
    {
        try
        {
            using FileStream stream = new(_file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            WarnIfOthersCanRead(stream);
            using StreamReader reader = new(stream);
            YamlStream yaml = new();
            yaml.Load(reader);
            return new YamlSection(place, yaml.Documents.FirstOrDefault()?.RootNode);
        }
        catch (YamlException e)
        {
            // The exception isn't kept, because it might quote the file.
            throw new ConfigurationException(ConfigurationProblem.InvalidYaml, place with { Line = e.Start.Line });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigurationException(ConfigurationProblem.FileNotFound, place, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(ConfigurationProblem.FileNotReadable, place, e);
        }
    }

    private void ReadEndpoint(YamlSection root, YamlSection profile, ConfigurationProfile result)
    {
        string? environmentName = profile.Text("environment");
        IEnumerable<YamlSection> environments = root.List("environments");
        if (environmentName is not null)
        {
            environments = environments
                .Where(environment => AreSame(environment.Text("name"), environmentName)).Take(1).ToList();
            if (!environments.Any())
            {
                throw new ConfigurationException(
                    ConfigurationProblem.EnvironmentNotFound,
                    profile.Place with { Environment = environmentName.Trim(), Line = null });
            }
        }

        // A profile without an environment uses the first one with the product, as with the vendor's tools.
        foreach (YamlSection found in environments)
        {
            YamlSection environment = found.Text("name") is { } name
                ? found.At(profile.Place with { Environment = name.Trim() })
                : found;
            YamlSection? product = environment.List("products")
                .FirstOrDefault(one => AreSame(one.Text("name"), Product));
            if (product is null && environmentName is null) continue;
            _warnings.AddRange(environment.FindUnknown("name", AuthoritiesField, "products"));
            if (product is not null) ReadProduct(product, result);
            // Those of the endpoint take precedence.
            if (result.Endpoint is not null && result.CertificateAuthorities.Count == 0)
                result.CertificateAuthorities = ReadAuthorities(environment);
            return;
        }
    }

    private void ReadProduct(YamlSection product, ConfigurationProfile result)
    {
        _warnings.AddRange(product.FindUnknown("name", "endpoints"));
        IReadOnlyList<YamlSection> endpoints = product.List("endpoints");
        if (endpoints.Count == 0) throw product.Fault(ConfigurationProblem.MissingField, "endpoints");
        YamlSection? endpoint = endpoints.FirstOrDefault(one => one.Text("location") is null);
        if (endpoint is null)
        {
            _warnings.Add(new ConfigurationWarning(ConfigurationWarningKind.LocationEndpoint, product.Place));
            return;
        }

        result.Endpoint = Parse(endpoint, "name", ApiUrl.Parse)
            ?? throw endpoint.Fault(ConfigurationProblem.MissingField, "name");
        result.SkipTlsVerify = endpoint.Flag("skipTlsVerify");
        result.CertificateAuthorities = ReadAuthorities(endpoint);
        _warnings.AddRange(endpoint.FindUnknown("name", "location", "skipTlsVerify", AuthoritiesField));
    }

    private void WarnIfOthersCanRead(FileStream stream)
    {
#if NET
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode readableByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        // Of the open file, because the path can be a link.
        if ((File.GetUnixFileMode(stream.SafeFileHandle) & readableByOthers) == UnixFileMode.None) return;
        _warnings.Add(new ConfigurationWarning(ConfigurationWarningKind.ReadableByOthers, _file));
#endif
    }
}
