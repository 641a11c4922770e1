using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Reads a UUID in any of its usual forms; empty text is null.</summary>
internal sealed class IdConverter : JsonConverter<Boxed<Guid>>
{
    public override Boxed<Guid>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("an id was expected");
        if (reader.TryGetGuid(out Guid fast)) return fast;
        string text = reader.GetString()!;
        if (text.Length == 0) return null;
        return Guid.TryParse(text, out Guid id) ? id : throw new JsonException("an id was expected");
    }

    public override void Write(Utf8JsonWriter writer, Boxed<Guid> value, JsonSerializerOptions options)
        => throw new NotSupportedException("ids travel in the path");
}
