using System.Collections.Generic;
using System.Text.Json;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Writes registries as the API does.</summary>
internal static class RegistryJson
{
    /// <summary>Writes one registry.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="address">The address of the registries.</param>
    /// <param name="registry">The registry.</param>
    public static void Write(Utf8JsonWriter json, string address, RegistryRecord registry)
    {
        json.WriteStartObject();
        json.WriteString("href", $"{address}/{registry.Id}");
        json.WriteString("id", registry.Id);
        json.WriteString("type", "registry");
        json.WriteStartObject("metadata");
        json.WriteString("createdBy", SandboxUser.Name);
        json.WriteString("createdByUserId", SandboxUser.Id);
        json.WriteString("createdDate", TokenJson.Timestamp(registry.CreatedDate));
        json.WriteString("state", registry.State);
        json.WriteEndObject();
        WriteProperties(json, registry);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, RegistryRecord registry)
    {
        json.WriteStartObject("properties");
        json.WriteString("name", registry.Name);
        json.WriteString("location", registry.Location);
        json.WriteString("hostname", registry.HostName);

        json.WriteStartObject("garbageCollectionSchedule");
        WriteTexts(json, "days", registry.GarbageCollectionDays);
        json.WriteString("time", registry.GarbageCollectionTime);
        json.WriteEndObject();

        json.WriteStartObject("storageUsage");
        json.WriteNumber("bytes", registry.StorageBytes);
        json.WriteString(
            "updatedAt", registry.StorageUpdatedAt is { } measured ? TokenJson.Timestamp(measured) : null);
        json.WriteEndObject();

        json.WriteStartObject("features");
        json.WriteStartObject("vulnerabilityScanning");
        json.WriteBoolean("enabled", registry.VulnerabilityScanning);
        json.WriteEndObject();
        json.WriteEndObject();

        WriteTexts(json, "apiSubnetAllowList", registry.AllowList);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);

        json.WriteEndArray();
    }
}
