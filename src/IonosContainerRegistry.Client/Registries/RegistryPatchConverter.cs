using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Writes a PatchRegistryInput, in which an absent member and a null one mean different things.</summary>
internal sealed class RegistryPatchConverter : JsonConverter<RegistryPatch>
{
    public override RegistryPatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("A patch is only sent.");

    public override void Write(Utf8JsonWriter writer, RegistryPatch value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.GarbageCollectionSchedule is { } schedule) WriteSchedule(writer, schedule);
        else if (value.ClearSchedule) writer.WriteNull("garbageCollectionSchedule");
        if (value.EnableVulnerabilityScanning)
        {
            writer.WriteStartObject("features");
            writer.WriteStartObject("vulnerabilityScanning");
            writer.WriteBoolean("enabled", true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        if (value.ApiSubnetAllowList is { } subnets) WriteTexts(writer, "apiSubnetAllowList", subnets);
        writer.WriteEndObject();
    }

    private static void WriteSchedule(Utf8JsonWriter writer, GarbageCollectionSchedule schedule)
    {
        writer.WriteStartObject("garbageCollectionSchedule");
        WriteTexts(writer, "days", schedule.Days ?? []);
        writer.WriteString("time", schedule.Time);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string?> texts)
    {
        writer.WriteStartArray(name);
        foreach (string? text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
