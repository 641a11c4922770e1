using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Writes a PatchTokenInput, where an absent member and a null one mean different things.</summary>
internal sealed class TokenPatchConverter : JsonConverter<TokenPatch>
{
    public override TokenPatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("the service never sends a patch");

    public override void Write(Utf8JsonWriter writer, TokenPatch value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Status is { } status) writer.WriteString("status", status);
        if (value.ExpiryDate is { } expiry) writer.WriteString("expiryDate", TimestampConverter.Format(expiry));
        else if (value.ClearExpiryDate) writer.WriteNull("expiryDate");
        if (value.Scopes is { } scopes)
        {
            JsonTypeInfo<ScopeResource> scopeInfo = (JsonTypeInfo<ScopeResource>)options.GetTypeInfo(typeof(ScopeResource));
            writer.WriteStartArray("scopes");
            foreach (ScopeResource scope in scopes) JsonSerializer.Serialize(writer, scope, scopeInfo);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
