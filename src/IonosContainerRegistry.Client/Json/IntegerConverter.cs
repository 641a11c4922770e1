using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Reads a whole number that is sent as a number or as a string. An empty string is null.</summary>
internal sealed class IntegerConverter : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number)) return number;
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A whole number was expected.");
        string text = reader.GetString()!;
        if (text.Length == 0) return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
            ? number
            : throw new JsonException("A whole number was expected.");
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
        => throw new NotSupportedException("Numbers are sent in the query.");
}
