using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Tokens;

/// <summary>The properties of a token in a request. The flags distinguish absent from null.</summary>
internal sealed partial record TokenInput
{
    private static readonly TimeSpan MinimumLifetime = TimeSpan.FromHours(1);

    /// <summary>For the time that the request took, and for clocks that differ a little.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public string Name { get; private init; } = "";

    public string? Status { get; private init; }

    public bool HasExpiryDate { get; private init; }

    public DateTimeOffset? ExpiryDate { get; private init; }

    public bool HasScopes { get; private init; }

    public IReadOnlyList<ScopeRecord> Scopes { get; private init; } = [];

    /// <summary>Reads the body of POST and PUT: <c>properties</c> with a name.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static async Task<TokenInput> ReadAsync(HttpRequest request, DateTimeOffset now)
    {
        JsonElement properties = await JsonBody.ReadPropertiesAsync(request);
        string name = JsonBody.Text(properties, "name") ?? throw ApiException.Invalid("properties.name is required.");
        return NamePattern().IsMatch(name)
            ? Read(properties, now) with { Name = name }
            : throw ApiException.Invalid("properties.name must match ^[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]$.");
    }

    /// <summary>Reads the bare body of PATCH.</summary>
    /// <exception cref="ApiException">400.</exception>
    public static async Task<TokenInput> ReadPatchAsync(HttpRequest request, DateTimeOffset now)
    {
        JsonElement body = await JsonBody.ReadAsync(request);
        JsonBody.AllowOnly(body, "expiryDate", "scopes", "status");
        return Read(body, now);
    }

    private static TokenInput Read(JsonElement properties, DateTimeOffset now)
    {
        string? status = JsonBody.Text(properties, "status");
        if (status is not (null or "enabled" or "disabled"))
            throw ApiException.Invalid("status must be enabled or disabled.");
        bool hasScopes = properties.TryGetProperty("scopes", out JsonElement scopes);
        return new TokenInput
        {
            Status = status,
            HasExpiryDate = properties.TryGetProperty("expiryDate", out _),
            ExpiryDate = ReadExpiryDate(properties, now),
            HasScopes = hasScopes,
            Scopes = hasScopes ? [.. JsonBody.Elements(scopes, "scopes").Select(ReadScope)] : [],
        };
    }

    private static DateTimeOffset? ReadExpiryDate(JsonElement properties, DateTimeOffset now)
    {
        if (JsonBody.Text(properties, "expiryDate") is not { } text) return null;
        if (!DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
        {
            throw ApiException.Invalid("expiryDate must be a date and time.");
        }

        return date >= now + MinimumLifetime - Tolerance
            ? date
            : throw ApiException.Invalid("expiryDate must be at least one hour ahead.");
    }

    private static ScopeRecord ReadScope(JsonElement scope)
    {
        if (scope.ValueKind != JsonValueKind.Object) throw ApiException.Invalid("A scope must be an object.");
        string[] actions = scope.TryGetProperty("actions", out JsonElement list)
            ? JsonBody.Texts(list, "actions")
            : [];
        return actions.Contains("")
            ? throw ApiException.Invalid("An action must not be empty.")
            : new ScopeRecord(JsonBody.RequiredText(scope, "type"), JsonBody.RequiredText(scope, "name"), actions);
    }

    [GeneratedRegex(@"\A[A-Za-z][-A-Za-z0-9]{0,61}[A-Za-z0-9]\z")]
    private static partial Regex NamePattern();
}
