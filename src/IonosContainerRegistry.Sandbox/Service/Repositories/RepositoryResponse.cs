using System;
using System.Text.Json.Serialization;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service.Repositories;

/// <summary>A repository as the API writes it.</summary>
internal sealed record RepositoryResponse(
    string Id, string Type, string Href, RepositoryMetadata Metadata, RepositoryProperties Properties)
{
    /// <summary>The response for a repository.</summary>
    /// <param name="address">The address of the registry's repositories.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="isScanned">Whether scanning is on in the registry.</param>
    public static RepositoryResponse Create(string address, RepositoryRecord repository, bool isScanned)
    {
        bool hasCreation = repository.CreatedDate is not null;
        return new RepositoryResponse(
            repository.Name,
            "repository",
            $"{address}/{Uri.EscapeDataString(repository.Name)}",
            new RepositoryMetadata
            {
                CreatedBy = hasCreation ? SandboxUser.Urn : null,
                CreatedByUserId = hasCreation ? SandboxUser.Id : null,
                CreatedDate = repository.CreatedDate,
                ArtifactCount = repository.Artifacts.Count,
                PullCount = repository.PullCount,
                PushCount = repository.PushCount,
                LastPulledAt = repository.LastPulledAt,
                LastPushedAt = repository.LastPushedAt,
                LastSeverity = isScanned ? repository.LastSeverity : null,
            },
            new RepositoryProperties(repository.Name));
    }
}

internal sealed record RepositoryMetadata
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CreatedBy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CreatedByUserId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CreatedDate { get; init; }

    public required long ArtifactCount { get; init; }

    public required long PullCount { get; init; }

    public required long PushCount { get; init; }

    public DateTimeOffset? LastPulledAt { get; init; }

    public DateTimeOffset? LastPushedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LastSeverity { get; init; }
}

internal sealed record RepositoryProperties(string Name);
