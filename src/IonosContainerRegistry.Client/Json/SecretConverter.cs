using System;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Reads a password without ever making a string of it; an empty one is null. Nothing can be written.</summary>
internal sealed class SecretConverter : JsonConverter<SecureString>
{
    // SecureString holds no more.
    private const int MaximumLength = 65536;

    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("text was expected");
        int bytes = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        if (bytes == 0) return null;
        if (bytes > MaximumLength) throw new JsonException("a shorter text was expected");
        char[] characters = new char[bytes];
        try
        {
            int length = reader.CopyString(characters);
            SecureString secret = new();
            for (int i = 0; i < length; i++) secret.AppendChar(characters[i]);
            secret.MakeReadOnly();
            return secret;
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
        }
    }

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options)
        => throw new NotSupportedException("a password is never sent");
}
