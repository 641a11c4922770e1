using System;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Client.Handover;

/// <summary>A Kubernetes Secret of type kubernetes.io/dockerconfigjson.</summary>
public sealed class ImagePullSecret
{
    private const int MaximumName = 253;
    private const int MaximumNamespace = 63;
    private const string Label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    private readonly string _name;
    private readonly string? _namespace;

    /// <summary>Makes the secret.</summary>
    /// <param name="name">The name.</param>
    /// <param name="namespace">The namespace; null for the one that kubectl uses.</param>
    /// <exception cref="FormatException">Kubernetes would refuse a name; the message starts with the parameter.</exception>
    public ImagePullSecret(string name, string? @namespace)
    {
        if (name.Length > MaximumName || !Regex.IsMatch(name, $@"\A{Label}(\.{Label})*\z"))
            throw new FormatException("-Name: Kubernetes takes up to 253 lower case letters, digits, hyphens and dots, each part beginning and ending with a letter or a digit.");
        if (@namespace is not null && (@namespace.Length > MaximumNamespace || !Regex.IsMatch(@namespace, $@"\A{Label}\z")))
            throw new FormatException("-Namespace: Kubernetes takes up to 63 lower case letters, digits and hyphens, beginning and ending with a letter or a digit.");
        _name = name;
        _namespace = @namespace;
    }

    /// <summary>Writes the secret as JSON.</summary>
    /// <param name="dockerConfig">The text of docker's config.json.</param>
    /// <returns>The manifest. It holds the passwords.</returns>
    public string ToJson(string dockerConfig)
    {
        JsonObject metadata = new() { ["name"] = _name };
        if (_namespace is not null) metadata["namespace"] = _namespace;
        JsonObject secret = new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = metadata,
            ["type"] = "kubernetes.io/dockerconfigjson",
            ["data"] = new JsonObject { [".dockerconfigjson"] = Encode(dockerConfig) },
        };
        return secret.ToJsonString(DockerConfig.Indented);
    }

    /// <summary>Writes the secret as YAML.</summary>
    /// <param name="dockerConfig">The text of docker's config.json.</param>
    /// <returns>The manifest. It holds the passwords.</returns>
    public string ToYaml(string dockerConfig)
    {
        // Quoted, for a name such as 123 or null would be no text otherwise.
        StringBuilder yaml = new();
        yaml.Append("apiVersion: v1\nkind: Secret\nmetadata:\n  name: \"").Append(_name).Append("\"\n");
        if (_namespace is not null) yaml.Append("  namespace: \"").Append(_namespace).Append("\"\n");
        yaml.Append("type: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ").Append(Encode(dockerConfig));
        return yaml.ToString();
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
