using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Writes a PatchTokenInput, in which an absent member and a null one mean different things.</summary>
internal sealed class TokenPatchConverter : JsonConverter<TokenPatch>
{
    public override TokenPatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => throw new NotSupportedException("A patch is only sent.");

    public override void Write(Utf8JsonWriter writer, TokenPatch value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Status is { } status) writer.WriteString("status", status);
        if (value.ExpiryDate is { } expiry) writer.WriteString("expiryDate", TimestampConverter.Format(expiry));
        else if (value.ClearExpiryDate) writer.WriteNull("expiryDate");
        if (value.Scopes is { } scopes)
        {
            writer.WritePropertyName("scopes");
            ScopeListConverter.WriteScopes(writer, scopes);
        }

        writer.WriteEndObject();
    }
}
