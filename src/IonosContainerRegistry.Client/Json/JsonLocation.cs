using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace IonosContainerRegistry.Client.Json;

/// <summary>A place in a JSON document, and where its value stands in the text.</summary>
internal sealed class JsonLocation
{
    private readonly IReadOnlyList<string> _steps;

    private JsonLocation(IReadOnlyList<string> steps) => _steps = steps;

    /// <summary>How many names and indexes lead to the place, or 0 for the document itself.</summary>
    public int Depth => _steps.Count;

    /// <summary>Parses a path as <see cref="JsonException.Path"/> has it, such as <c>$.items[3].name</c>.</summary>
    public static JsonLocation Parse(string path)
        => new(path.TrimStart('$').Split(['.', '[', ']', '\''], StringSplitOptions.RemoveEmptyEntries));

    public JsonLocation Cut(int depth) => depth < Depth ? new JsonLocation(_steps.Take(depth).ToList()) : this;

    /// <summary>Finds the first value at the place that isn't null, because a name can occur more than once.</summary>
    /// <param name="json">A valid document.</param>
    /// <returns>Start and length of the value, or null if there is none.</returns>
    public (int Start, int Length)? Find(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        foreach (string step in _steps)
        {
            if (!MoveTo(ref reader, step)) return null;
        }

        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return (start, (int)reader.BytesConsumed - start);
    }

    /// <summary>Splits an array into its elements.</summary>
    /// <param name="json">A valid document that is an array.</param>
    public static List<byte[]> SplitArray(ReadOnlySpan<byte> json)
    {
        List<byte[]> elements = [];
        Utf8JsonReader reader = new(json);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(json.Slice(start, (int)reader.BytesConsumed - start).ToArray());
        }

        return elements;
    }

    public override string ToString()
    {
        StringBuilder path = new();
        foreach (string step in _steps)
        {
            if (IsIndex(step)) path.Append('[').Append(step).Append(']');
            else path.Append(path.Length == 0 ? "" : ".").Append(step);
        }

        return path.ToString();
    }

    private static bool MoveTo(ref Utf8JsonReader reader, string step)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            if (!int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index)) return false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && index-- > 0) reader.Skip();
            return reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.Null);
        }

        if (reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(step);
            reader.Read();
            if (found && reader.TokenType != JsonTokenType.Null) return true;
            reader.Skip();
        }

        return false;
    }

    private static bool IsIndex(string step) => step.All(c => c is >= '0' and <= '9');
}
