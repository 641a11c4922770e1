using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// Writes scopes. Those that the service sent are sent back unchanged, except for changed actions.
/// </summary>
internal sealed class ScopeListConverter : JsonConverter<IList<ScopeResource>>
{
    public static void WriteScopes(Utf8JsonWriter writer, IEnumerable<ScopeResource> scopes)
    {
        writer.WriteStartArray();
        foreach (ScopeResource scope in scopes)
        {
            if (scope.Source is not { } source) WriteNew(writer, scope);
            else if (scope.HasNewActions) WriteChanged(writer, source, scope.Actions);
            else source.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    public override IList<ScopeResource> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("A specification is only sent.");

    public override void Write(Utf8JsonWriter writer, IList<ScopeResource> value, JsonSerializerOptions options)
        => WriteScopes(writer, value);

    private static void WriteNew(Utf8JsonWriter writer, ScopeResource scope)
    {
        writer.WriteStartObject();
        if (scope.Type is not null) writer.WriteString("type", scope.Type);
        if (scope.Name is not null) writer.WriteString("name", scope.Name);
        if (scope.Actions is not null) WriteActions(writer, scope.Actions);
        writer.WriteEndObject();
    }

    private static void WriteChanged(Utf8JsonWriter writer, JsonElement source, IList<string?>? actions)
    {
        writer.WriteStartObject();
        foreach (JsonProperty field in source.EnumerateObject())
        {
            if (!field.NameEquals("actions")) field.WriteTo(writer);
        }

        WriteActions(writer, actions ?? []);
        writer.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter writer, IList<string?> actions)
    {
        writer.WriteStartArray("actions");
        foreach (string? action in actions) writer.WriteStringValue(action);
        writer.WriteEndArray();
    }
}
