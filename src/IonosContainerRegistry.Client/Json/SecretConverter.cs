using System;
using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Reads a password without creating a string. An empty one is null.</summary>
internal sealed class SecretConverter : JsonConverter<SecureString>
{
    // The limit of SecureString.
    private const int MaximumLength = 65536;

    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A string was expected.");
        int bytes = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        if (bytes == 0) return null;
        if (bytes > MaximumLength) throw new JsonException("A shorter string was expected.");
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
        => throw new NotSupportedException("A password is never sent.");
}
