using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Json;

/// <summary>
/// Reads a response. A field with an unexpected value is dropped and named on the resource, so that it doesn't
/// affect other fields or, in a list, other items.
/// </summary>
internal static class LenientReader
{
    // Past this number, fields are dropped together with what contains them, so that the effort stays bounded.
    private const int MaximumSingleFields = 16;
    private const int DepthOfMember = 2;

    private static readonly byte[] Null = Encoding.ASCII.GetBytes("null");

    /// <summary>Reads a resource or a list.</summary>
    /// <param name="json">The document, without a byte order mark.</param>
    /// <param name="type">How the type is read.</param>
    /// <exception cref="JsonException">
    /// It isn't valid JSON (then the path is null), or it isn't a resource or a list at all (then the path shows the
    /// location).
    /// </exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
        where T : ApiResource
    {
        try
        {
            return Deserialize(json, type);
        }
        catch (JsonException)
        {
            Validate(json);
            return ReadLeniently(json.ToArray(), type);
        }
    }

    public static ReadOnlyMemory<byte> TrimByteOrderMark(byte[] json)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        ReadOnlyMemory<byte> text = json;
        return text.Span.StartsWith(mark) ? text.Slice(mark.Length) : text;
    }

    /// <summary>Reads one item of a list. Returns null if it isn't a resource at all.</summary>
    internal static T? ReadItem<T>(byte[] json, JsonTypeInfo<T> type)
        where T : ApiResource
    {
        try
        {
            return Read(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static T ReadLeniently<T>(byte[] json, JsonTypeInfo<T> type)
        where T : ApiResource
    {
        bool isList = typeof(IItemList).IsAssignableFrom(typeof(T));
        byte[]? items = null;
        if (isList && JsonLocation.Parse("$.items").Find(json) is { } place && json[place.Start] == '[')
        {
            items = json.AsSpan(place.Start, place.Length).ToArray();
            json = Replace(json, place, Encoding.ASCII.GetBytes("[]"));
        }

        List<string> dropped = [];
        while (true)
        {
            try
            {
                T value = Deserialize(json, type);
                if (items is not null) ((IItemList)value).ReadItems(JsonLocation.SplitArray(items), type.Options);
                value.UnreadableFields = dropped;
                return value;
            }
            catch (JsonException e) when (e.Path is not null)
            {
                JsonLocation location = JsonLocation.Parse(e.Path);
                if (dropped.Count >= MaximumSingleFields) location = location.Cut(DepthOfMember);
                string name = location.ToString();
                bool isEssential = location.Depth == 0 || (isList && name == "items");
                if (isEssential || location.Find(json) is not { } found) throw;
                if (!dropped.Contains(name)) dropped.Add(name);
                json = Replace(json, found, Null);
            }
        }
    }

    private static T Deserialize<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type)
                ?? throw new JsonException("The document is null.", "$", null, null);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("The document can't be read.", "$", null, null);
        }
    }

    private static void Validate(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            throw new JsonException("The document isn't valid JSON.");
        }
    }

    private static byte[] Replace(byte[] json, (int Start, int Length) place, byte[] value)
    {
        byte[] result = new byte[json.Length - place.Length + value.Length];
        Array.Copy(json, result, place.Start);
        value.CopyTo(result, place.Start);
        int end = place.Start + place.Length;
        Array.Copy(json, end, result, place.Start + value.Length, json.Length - end);
        return result;
    }
}
