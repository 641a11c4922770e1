using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Json;

/// <summary>Everything that crosses the wire, with code generated at compile time instead of reflection at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [
        typeof(TimestampConverter), typeof(IdConverter), typeof(IntegerConverter), typeof(SecretConverter),
        typeof(TokenPatchConverter)])]
[JsonSerializable(typeof(TokenListResource))]
[JsonSerializable(typeof(TokenResource))]
[JsonSerializable(typeof(TokenEnvelope))]
[JsonSerializable(typeof(TokenPatch))]
[JsonSerializable(typeof(RegistryListResource))]
[JsonSerializable(typeof(RegistryResource))]
[JsonSerializable(typeof(ErrorResource))]
internal sealed partial class WireContext : JsonSerializerContext;
