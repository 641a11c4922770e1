using System;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IonosContainerRegistry.Client.ContainerTools;

/// <summary>A Kubernetes Secret of type kubernetes.io/dockerconfigjson.</summary>
public sealed class ImagePullSecret
{
    private const int MaximumName = 253;
    private const int MaximumNamespace = 63;
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SecretType = "kubernetes.io/dockerconfigjson";
    private const string DataKey = ".dockerconfigjson";

    private readonly string _name;
    private readonly string? _namespace;

    /// <summary>Initializes the secret.</summary>
    /// <param name="name">The name.</param>
    /// <param name="namespace">The namespace, or null for the one that kubectl uses.</param>
    /// <exception cref="ArgumentException">Kubernetes would refuse the name or the namespace.</exception>
    public ImagePullSecret(string name, string? @namespace)
    {
        if (name.Length > MaximumName || !Regex.IsMatch(name, $@"\A{Label}(\.{Label})*\z"))
            throw new ArgumentException("The name isn't a valid DNS subdomain name.", nameof(name));
        if (@namespace is not null
            && (@namespace.Length > MaximumNamespace || !Regex.IsMatch(@namespace, $@"\A{Label}\z")))
        {
            throw new ArgumentException("The namespace isn't a valid DNS label.", nameof(@namespace));
        }

        _name = name;
        _namespace = @namespace;
    }

    /// <summary>Writes the secret as JSON.</summary>
    /// <param name="dockerConfig">The text of Docker's config.json.</param>
    /// <returns>The manifest. It contains the passwords.</returns>
    public string ToJson(string dockerConfig)
    {
        JsonObject metadata = new() { ["name"] = _name };
        if (_namespace is not null) metadata["namespace"] = _namespace;
        JsonObject secret = new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = metadata,
            ["type"] = SecretType,
            ["data"] = new JsonObject { [DataKey] = Encode(dockerConfig) },
        };
        return secret.ToJsonString(DockerConfig.Indented);
    }

    /// <summary>Writes the secret as YAML.</summary>
    /// <param name="dockerConfig">The text of Docker's config.json.</param>
    /// <returns>The manifest. It contains the passwords.</returns>
    public string ToYaml(string dockerConfig)
    {
        YamlMappingNode metadata = new() { { "name", Quote(_name) } };
        if (_namespace is not null) metadata.Add("namespace", Quote(_namespace));
        YamlMappingNode secret = new()
        {
            { "apiVersion", "v1" },
            { "kind", "Secret" },
            { "metadata", metadata },
            { "type", SecretType },
            { "data", new YamlMappingNode { { DataKey, Encode(dockerConfig) } } },
        };
        StringWriter yaml = new() { NewLine = "\n" };
        Emitter emitter = new(yaml, EmitterSettings.Default.WithBestWidth(int.MaxValue));
        new YamlStream(new YamlDocument(secret)).Save(emitter, assignAnchors: false);
        // Kubernetes doesn't need the marker of the end of a document.
        return Regex.Replace(yaml.ToString(), @"\n(\.\.\.\n)?\z", "");
    }

    // A name such as 123 or null would be a number or nothing without quotation marks.
    private static YamlScalarNode Quote(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
