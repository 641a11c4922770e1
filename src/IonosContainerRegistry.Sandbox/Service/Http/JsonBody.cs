using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>
/// Reads the JSON body of a request. It isn't bound to a record, because PATCH distinguishes a property that is null
/// from one that is absent, and because each mistake gets its own message.
/// </summary>
internal static class JsonBody
{
    /// <summary>The body's object.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType()) throw ApiException.Invalid("The Content-Type must be application/json.");
        try
        {
            JsonElement body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body);
            return body.ValueKind == JsonValueKind.Object
                ? body
                : throw ApiException.Invalid("The body must be an object.");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid("The body is not JSON.");
        }
    }

    /// <summary>The object <c>properties</c> in the body.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static async Task<JsonElement> ReadPropertiesAsync(HttpRequest request)
    {
        JsonElement body = await ReadAsync(request);
        return body.TryGetProperty("properties", out JsonElement properties)
            && properties.ValueKind == JsonValueKind.Object
                ? properties
                : throw ApiException.Invalid("properties is required.");
    }

    /// <summary>Refuses a body with other properties than these.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static void AllowOnly(JsonElement body, params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty property in body.EnumerateObject())
        {
            if (!names.Contains(property.Name)) throw ApiException.Invalid($"{property.Name} can't be patched.");
        }
    }

    /// <summary>The elements of an array, or none if it is null.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static IEnumerable<JsonElement> Elements(JsonElement list, string name) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray(),
        JsonValueKind.Null => [],
        _ => throw ApiException.Invalid($"{name} must be an array."),
    };

    /// <summary>The strings of an array.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static string[] Texts(JsonElement list, string name) =>
    [
        .. Elements(list, name).Select(element => element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : throw ApiException.Invalid($"{name} must hold strings.")),
    ];

    /// <summary>A string, or null if it is null or absent.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static string? Text(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw ApiException.Invalid($"{name} must be a string.");
    }

    /// <summary>A string that isn't empty.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static string RequiredText(JsonElement parent, string name) =>
        Text(parent, name) is { Length: > 0 } text ? text : throw ApiException.Invalid($"{name} is required.");
}
