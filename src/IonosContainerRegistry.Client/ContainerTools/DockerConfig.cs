using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IonosContainerRegistry.Client.ContainerTools;

/// <summary>The text of Docker's config.json, which Podman, nerdctl and Kubernetes read too.</summary>
public static class DockerConfig
{
    internal static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // The default encoder escapes the + of base64.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds credentials to a configuration and leaves the rest unchanged.</summary>
    /// <param name="existing">The text to start from. Null or blank for none.</param>
    /// <param name="logins">The credentials, one for each host.</param>
    /// <returns>The text. It contains the passwords.</returns>
    /// <exception cref="FormatException">
    /// The existing text isn't such a configuration. The message quotes nothing of it.
    /// </exception>
    public static string Merge(string? existing, IEnumerable<RegistryLogin> logins)
    {
        JsonObject root = Parse(existing);
        JsonObject auths = Member(root, "auths") ?? [];
        foreach (RegistryLogin login in logins)
            auths[login.HostName] = new JsonObject { ["auth"] = login.Encode() };
        if (auths.Parent is null) root["auths"] = auths;
        return EscapeBeyondAscii(root.ToJsonString(Indented));
    }

    /// <summary>
    /// Finds the hosts with a credential helper, for which Docker ignores the credentials in the configuration.
    /// </summary>
    /// <param name="existing">The text of the configuration.</param>
    /// <param name="hostNames">The hosts to look for.</param>
    /// <returns>Those of <paramref name="hostNames"/> that have a helper.</returns>
    /// <exception cref="FormatException">
    /// The existing text isn't such a configuration. The message quotes nothing of it.
    /// </exception>
    public static IReadOnlyList<string> FindHelped(string? existing, IEnumerable<string> hostNames)
    {
        JsonObject root = Parse(existing);
        bool forAll = root["credsStore"] is JsonValue store && store.TryGetValue(out string? name) && name.Length > 0;
        JsonObject helpers = Member(root, "credHelpers") ?? [];
        return hostNames.Where(host => forAll || helpers.ContainsKey(host)).ToList();
    }

    private static JsonObject Parse(string? existing)
    {
        if (string.IsNullOrWhiteSpace(existing)) return [];
        try
        {
            JsonObject root = JsonNode.Parse(existing!) as JsonObject
                ?? throw new FormatException("A JSON object is expected.");
            // Members are read lazily, and a duplicate name is noticed only then.
            _ = root.Count;
            return root;
        }
        catch (JsonException e)
        {
            // The exception isn't kept, because it might quote the text.
            throw new FormatException($"The text isn't valid JSON (line {e.LineNumber + 1}).");
        }
        catch (ArgumentException)
        {
            throw new FormatException("A JSON object contains a duplicate property name.");
        }
    }

    private static JsonObject? Member(JsonObject parent, string name)
    {
        try
        {
            if (parent[name] is not { } member) return null;
            JsonObject found = member as JsonObject ?? throw new FormatException($"'{name}' must be a JSON object.");
            _ = found.Count;
            return found;
        }
        catch (ArgumentException)
        {
            throw new FormatException($"'{name}' contains a duplicate property name.");
        }
    }

    /// <summary>
    /// Text that isn't written as UTF-8, but for example in the machine's code page, would garble such characters.
    /// </summary>
    private static string EscapeBeyondAscii(string json)
    {
        if (json.All(c => c < 0x80)) return json;
        StringBuilder text = new(json.Length + 64);
        foreach (char c in json)
        {
            if (c < 0x80) text.Append(c);
            else text.Append("\\u").Append(((int)c).ToString("X4"));
        }

        return text.ToString();
    }
}
