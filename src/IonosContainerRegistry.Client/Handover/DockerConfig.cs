using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IonosContainerRegistry.Client.Handover;

/// <summary>The text of docker's config.json, which podman, nerdctl and Kubernetes read too.</summary>
public static class DockerConfig
{
    internal static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // The default would write the + of base64 as an escape.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes logins into a configuration; what else it holds stays as it is.</summary>
    /// <param name="existing">The text to start from; null or blank for none.</param>
    /// <param name="logins">One login a host.</param>
    /// <returns>The text. It holds the passwords.</returns>
    /// <exception cref="FormatException">The existing text is no such configuration; the message shows nothing of it.</exception>
    public static string Merge(string? existing, IEnumerable<RegistryLogin> logins)
    {
        JsonObject root = Parse(existing);
        JsonObject auths = Member(root, "auths") ?? [];
        foreach (RegistryLogin login in logins)
            auths[login.HostName] = new JsonObject { ["auth"] = login.Encode() };
        if (auths.Parent is null) root["auths"] = auths;
        return EscapeBeyondAscii(root.ToJsonString(Indented));
    }

    /// <summary>Finds the hosts for which the configuration names a credential helper, so that docker passes over its auths.</summary>
    /// <param name="existing">The text of the configuration.</param>
    /// <param name="hostNames">The hosts in question.</param>
    /// <returns>Those of <paramref name="hostNames"/> that a helper answers for.</returns>
    /// <exception cref="FormatException">The existing text is no such configuration; the message shows nothing of it.</exception>
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
            JsonObject root = JsonNode.Parse(existing!) as JsonObject ?? throw new FormatException("a JSON object is expected.");
            // Members are looked at late; a name that stands twice is noticed only then.
            _ = root.Count;
            return root;
        }
        catch (JsonException e)
        {
            // Neither its message nor the exception itself is kept: both may quote the text.
            throw new FormatException($"it is not valid JSON (line {e.LineNumber + 1}).");
        }
        catch (ArgumentException)
        {
            throw new FormatException("a name stands twice in one JSON object.");
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
            throw new FormatException($"a name stands twice in '{name}'.");
        }
    }

    /// <summary>Windows PowerShell writes files in the machine's code page, which would garble such characters.</summary>
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
