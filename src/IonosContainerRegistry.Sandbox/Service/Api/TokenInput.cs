using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>What a request says about a token. Absent and null differ: hence the flags.</summary>
internal sealed partial record TokenInput
{
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromHours(1);

    /// <summary>For the time the request was under way, and for clocks that differ a little.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private static readonly string[] Patchable = ["expiryDate", "scopes", "status"];

    public string Name { get; private init; } = "";

    public string? Status { get; private init; }

    public bool HasExpiryDate { get; private init; }

    public DateTimeOffset? ExpiryDate { get; private init; }

    public bool HasScopes { get; private init; }

    public IReadOnlyList<ScopeRecord> Scopes { get; private init; } = [];

    /// <summary>Reads the body of POST and PUT: everything in <c>properties</c>, with a name.</summary>
    /// <exception cref="ApiFailure">400.</exception>
    public static async Task<TokenInput> ReadWholeAsync(HttpRequest request, DateTimeOffset now)
    {
        using JsonDocument body = await ParseAsync(request);
        if (!body.RootElement.TryGetProperty("properties", out JsonElement properties)
            || properties.ValueKind != JsonValueKind.Object)
        {
            throw ApiFailure.Invalid("properties is required.");
        }

        string name = Text(properties, "name") ?? throw ApiFailure.Invalid("properties.name is required.");
        if (!NameRule().IsMatch(name))
            throw ApiFailure.Invalid("properties.name must match ^[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]$.");

        return Read(properties, now) with { Name = name };
    }

    /// <summary>Reads the bare body of PATCH.</summary>
    /// <exception cref="ApiFailure">400.</exception>
    public static async Task<TokenInput> ReadChangesAsync(HttpRequest request, DateTimeOffset now)
    {
        using JsonDocument body = await ParseAsync(request);
        foreach (JsonProperty property in body.RootElement.EnumerateObject())
        {
            if (!Patchable.Contains(property.Name, StringComparer.Ordinal))
                throw ApiFailure.Invalid($"{property.Name} can't be patched.");
        }

        return Read(body.RootElement, now);
    }

    private static async Task<JsonDocument> ParseAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            throw ApiFailure.Invalid("The Content-Type must be application/json.");

        try
        {
            JsonDocument body = await JsonDocument.ParseAsync(request.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object
                ? body
                : throw ApiFailure.Invalid("The body must be an object.");
        }
        catch (JsonException)
        {
            throw ApiFailure.Invalid("The body is not JSON.");
        }
    }

    private static TokenInput Read(JsonElement properties, DateTimeOffset now)
    {
        string? status = Text(properties, "status");
        if (status is not (null or "enabled" or "disabled"))
            throw ApiFailure.Invalid("status must be enabled or disabled.");

        bool hasScopes = properties.TryGetProperty("scopes", out JsonElement scopes);
        return new TokenInput
        {
            Status = status,
            HasExpiryDate = properties.TryGetProperty("expiryDate", out _),
            ExpiryDate = ReadExpiryDate(properties, now),
            HasScopes = hasScopes,
            Scopes = hasScopes ? [.. Elements(scopes, "scopes").Select(ReadScope)] : [],
        };
    }

    private static DateTimeOffset? ReadExpiryDate(JsonElement properties, DateTimeOffset now)
    {
        if (Text(properties, "expiryDate") is not { } text)
            return null;

        if (!DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            throw ApiFailure.Invalid("expiryDate must be a date and time.");
        }

        return date >= now + MinimumLifetime - Tolerance
            ? date
            : throw ApiFailure.Invalid("expiryDate must be at least one hour ahead.");
    }

    private static ScopeRecord ReadScope(JsonElement scope)
    {
        if (scope.ValueKind != JsonValueKind.Object)
            throw ApiFailure.Invalid("A scope must be an object.");

        string? type = Text(scope, "type");
        string? name = Text(scope, "name");
        if (string.IsNullOrEmpty(type) || string.IsNullOrEmpty(name))
            throw ApiFailure.Invalid("A scope needs a type and a name.");

        string[] actions = scope.TryGetProperty("actions", out JsonElement list)
            ? [.. Elements(list, "actions").Select(ReadAction)]
            : [];
        return new ScopeRecord(type, name, actions);
    }

    private static string ReadAction(JsonElement action) =>
        action.ValueKind == JsonValueKind.String && action.GetString() is { Length: > 0 } text
            ? text
            : throw ApiFailure.Invalid("An action must be a word.");

    private static IEnumerable<JsonElement> Elements(JsonElement list, string name) => list.ValueKind switch
    {
        JsonValueKind.Array => list.EnumerateArray(),
        JsonValueKind.Null => [],
        _ => throw ApiFailure.Invalid($"{name} must be an array."),
    };

    private static string? Text(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return null;

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw ApiFailure.Invalid($"{name} must be text.");
    }

    [GeneratedRegex(@"\A[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]\z")]
    private static partial Regex NameRule();
}
