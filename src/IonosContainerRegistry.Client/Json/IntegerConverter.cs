using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Reads a whole number that comes as a number or as text; empty text is null.</summary>
internal sealed class IntegerConverter : JsonConverter<Boxed<long>>
{
    public override Boxed<long>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetInt64(out long number):
                return number;
            case JsonTokenType.String:
                string text = reader.GetString()!;
                if (text.Length == 0) return null;
                if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long parsed)) return parsed;
                break;
        }

        throw new JsonException("a whole number was expected");
    }

    public override void Write(Utf8JsonWriter writer, Boxed<long> value, JsonSerializerOptions options)
        => throw new NotSupportedException("numbers travel in the query");
}
