using System.Text.Json.Serialization;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Vulnerabilities;

namespace IonosContainerRegistry.Client.Json;

/// <summary>All types that are sent or received, with code generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [
        typeof(TimestampConverter), typeof(IdConverter), typeof(IntegerConverter), typeof(SecretConverter),
        typeof(TokenPatchConverter), typeof(RegistryPatchConverter)])]
[JsonSerializable(typeof(ErrorResource))]
[JsonSerializable(typeof(OffsetList<TokenResource>))]
[JsonSerializable(typeof(TokenResource))]
[JsonSerializable(typeof(PropertiesEnvelope<TokenSpec>))]
[JsonSerializable(typeof(TokenPatch))]
[JsonSerializable(typeof(CursorList<RegistryResource>))]
[JsonSerializable(typeof(RegistryResource))]
[JsonSerializable(typeof(PropertiesEnvelope<RegistrySpec>))]
[JsonSerializable(typeof(RegistryPatch))]
[JsonSerializable(typeof(LocationList))]
[JsonSerializable(typeof(OffsetList<RepositoryResource>))]
[JsonSerializable(typeof(RepositoryResource))]
[JsonSerializable(typeof(OffsetList<ArtifactResource>))]
[JsonSerializable(typeof(ArtifactResource))]
[JsonSerializable(typeof(OffsetList<VulnerabilityResource>))]
[JsonSerializable(typeof(VulnerabilityResource))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
