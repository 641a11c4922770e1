using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Json;

/// <summary>
/// Reads a timestamp with Z, with an offset or without a zone (then it is UTC), with any number of fraction digits. An
/// empty string is null. Writes UTC with Z.
/// </summary>
internal sealed class TimestampConverter : JsonConverter<DateTimeOffset?>
{
    private const int TickDigits = 7;

    public static string Format(DateTimeOffset value)
        => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A timestamp was expected.");
        string text = reader.GetString()!;
        if (text.Length == 0) return null;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        // .NET also parses other forms, such as a time alone, which would become a time of today.
        bool startsWithDate = text.Length >= "yyyy-MM-dd".Length && text[4] == '-' && text[7] == '-';
        return startsWithDate
            && DateTimeOffset.TryParse(CutFraction(text), CultureInfo.InvariantCulture, styles, out var value)
            ? value
            : throw new JsonException("A timestamp was expected.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
        => writer.WriteStringValue(Format(value!.Value));

    // .NET supports seven digits, the service sends up to nine.
    private static string CutFraction(string text)
    {
        int point = text.IndexOf('.');
        if (point < 0) return text;
        int end = point + 1;
        while (end < text.Length && text[end] is >= '0' and <= '9') end++;
        return end - point - 1 <= TickDigits ? text : text.Remove(point + 1 + TickDigits, end - point - 1 - TickDigits);
    }
}
