using System;
using System.Globalization;
using System.Text.Json;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Writes tokens as the API does.</summary>
internal static class TokenJson
{
    /// <summary>Writes one token.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="address">The address of the registry's tokens.</param>
    /// <param name="token">The token.</param>
    /// <param name="password">What to show as the password: the issued one, else nothing.</param>
    public static void Write(Utf8JsonWriter json, string address, TokenRecord token, string password = "")
    {
        json.WriteStartObject();
        json.WriteString("href", $"{address}/{token.Id}");
        json.WriteString("id", token.Id);
        json.WriteString("type", "token");
        WriteMetadata(json, token);
        WriteProperties(json, token, password);
        json.WriteEndObject();
    }

    public static string Timestamp(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static void WriteMetadata(Utf8JsonWriter json, TokenRecord token)
    {
        json.WriteStartObject("metadata");
        json.WriteString("createdBy", token.CreatedBy);
        json.WriteString("createdByUserId", token.CreatedByUserId);
        json.WriteString("createdDate", Timestamp(token.CreatedDate));
        if (token.LastModifiedDate is { } modified)
        {
            json.WriteString("lastModifiedBy", token.LastModifiedBy);
            json.WriteString("lastModifiedByUserId", token.CreatedByUserId);
            json.WriteString("lastModifiedDate", Timestamp(modified));
        }

        json.WriteString("state", token.State);
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, TokenRecord token, string password)
    {
        json.WriteStartObject("properties");
        json.WriteStartObject("credentials");
        json.WriteString("password", password);
        json.WriteString("username", token.Name);
        json.WriteEndObject();
        json.WriteString("expiryDate", token.ExpiryDate is { } expiry ? Timestamp(expiry) : null);
        json.WriteString("name", token.Name);
        json.WriteStartArray("scopes");
        foreach (ScopeRecord scope in token.Scopes)
            WriteScope(json, scope);

        json.WriteEndArray();
        json.WriteString("status", token.Status);
        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, ScopeRecord scope)
    {
        json.WriteStartObject();
        json.WriteStartArray("actions");
        foreach (string action in scope.Actions)
            json.WriteStringValue(action);

        json.WriteEndArray();
        json.WriteString("name", scope.Name);
        json.WriteString("type", scope.Type);
        json.WriteEndObject();
    }
}
