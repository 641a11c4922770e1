using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Reads a GUID in any of its usual forms. An empty string is null.</summary>
internal sealed class IdConverter : JsonConverter<Guid?>
{
    public override Guid? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("An ID was expected.");
        if (reader.TryGetGuid(out Guid id)) return id;
        string text = reader.GetString()!;
        if (text.Length == 0) return null;
        return Guid.TryParse(text, out id) ? id : throw new JsonException("An ID was expected.");
    }

    public override void Write(Utf8JsonWriter writer, Guid? value, JsonSerializerOptions options)
        => throw new NotSupportedException("IDs are sent in the path.");
}
