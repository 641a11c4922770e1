using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Http;
using IonosContainerRegistry.Sandbox.Service.Vulnerabilities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Artifacts;

/// <summary>The artifacts of a registry and of one of its repositories.</summary>
internal sealed class ArtifactEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    private static readonly Dictionary<string, Func<ArtifactRecord, IComparable?>> Keys = new()
    {
        ["pullCount"] = artifact => artifact.PullCount,
        ["pushCount"] = artifact => artifact.PushCount,
        ["lastPush"] = artifact => artifact.LastPushedAt,
        ["lastPull"] = artifact => artifact.LastPulledAt,
        ["lastScan"] = artifact => artifact.Scan?.ScannedAt,
        ["vulnTotalCount"] = artifact => artifact.Scan?.Vulnerabilities.Count,
        ["vulnFixableCount"] = artifact => artifact.Scan?.FixableCount,
    };

    private static readonly SortOrder<LocatedArtifact> RegistryOrder = new(
        "-pullCount",
        Keys.ToDictionary(
            pair => pair.Key,
            pair => new Func<LocatedArtifact, IComparable?>(located => pair.Value(located.Artifact))));

    private static readonly SortOrder<ArtifactRecord> RepositoryOrder = new(
        "-lastPush",
        new Dictionary<string, Func<ArtifactRecord, IComparable?>>(Keys)
        {
            ["vulnMaxSeverity"] = artifact => artifact.Scan is null ? null : Severity.Rank(artifact.Scan.MaxSeverity),
            ["vulnTotalScore"] = artifact => artifact.Scan?.TotalScore,
        });

    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder registry = api.MapGroup("/registries/{registryId}").WithMetadata(BearerOnly.Instance);
        registry.MapGet("/artifacts", List).WithName(Operations.ListArtifacts);
        registry.MapGet("/repositories/{repositoryName}/artifacts", ListOfRepository)
            .WithName(Operations.ListRepositoryArtifacts);
        registry.MapGet("/repositories/{repositoryName}/artifacts/{digest}", Get).WithName(Operations.GetArtifact);
    }

    private JsonHttpResult<ContentPage<ArtifactResponse>> List(string registryId, HttpRequest request)
    {
        RegistryRecord registry = store.RegistryAt(registryId);
        string order = RegistryOrder.Read(request);
        string? vulnerability = RequestReader.Text(request, "filter.vulnerabilityId");
        string key = $"{order} {vulnerability} {registry.VulnerabilityScanning}";
        IReadOnlyList<ArtifactLocation> all = store.Artifacts(registry.Id, key, Arrange);
        string address = ServiceAddress.Artifacts(request, registry.Id);
        return ServiceJson.Result(ContentPages.Create(request, options, "artifacts", address, all, Write));

        IEnumerable<LocatedArtifact> Arrange(IEnumerable<LocatedArtifact> artifacts) => RegistryOrder.Apply(
            order, artifacts.Where(located => vulnerability is null || Has(registry, located.Artifact, vulnerability)));

        ArtifactResponse Write(ArtifactLocation location) =>
            Response(request, registry, location.Repository, location.Artifact);
    }

    private JsonHttpResult<ContentPage<ArtifactResponse>> ListOfRepository(string registryId, HttpRequest request)
    {
        RegistryRecord registry = store.RegistryAt(registryId);
        RepositoryRecord repository = store.RepositoryAt(registry, request);
        string order = RepositoryOrder.Read(request);
        ArtifactRecord[] all = [.. RepositoryOrder.Apply(order, repository.Artifacts)];
        string address = ServiceAddress.Artifacts(request, registry.Id, repository.Name);
        return ServiceJson.Result(ContentPages.Create(request, options, "artifacts", address, all, Write));

        ArtifactResponse Write(ArtifactRecord artifact) => Response(request, registry, repository, artifact);
    }

    private JsonHttpResult<ArtifactResponse> Get(string registryId, string digest, HttpRequest request)
    {
        RegistryRecord registry = store.RegistryAt(registryId);
        RepositoryRecord repository = store.RepositoryAt(registry, request);
        return ServiceJson.Result(Response(request, registry, repository, repository.ArtifactAt(digest)));
    }

    private static bool Has(RegistryRecord registry, ArtifactRecord artifact, string vulnerabilityId) =>
        registry.VulnerabilityScanning
        && artifact.Scan is { } scan
        && scan.Vulnerabilities.Any(vulnerability => vulnerability.Id == vulnerabilityId);

    private static ArtifactResponse Response(
        HttpRequest request, RegistryRecord registry, RepositoryRecord repository, ArtifactRecord artifact) =>
        ArtifactResponse.Create(
            ServiceAddress.Artifacts(request, registry.Id, repository.Name),
            repository.Name,
            artifact,
            registry.VulnerabilityScanning);
}
