using System;
using System.Text.Json.Serialization;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>The metadata of registries and tokens.</summary>
internal sealed record ResourceMetadata
{
    public required string CreatedBy { get; init; }

    public required string CreatedByUserId { get; init; }

    public required DateTimeOffset CreatedDate { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastModifiedBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastModifiedByUserId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LastModifiedDate { get; init; }

    public required string State { get; init; }
}
