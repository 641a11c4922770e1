using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IonosContainerRegistry.Sandbox.Service.Repositories;

/// <summary>The operations on the repositories of a registry.</summary>
internal sealed class RepositoryEndpoints(RegistryStore store, RegistryServiceOptions options)
{
    private const string One = "/{repositoryName}";

    private static readonly SortOrder<RepositoryRecord> Order = new(
        "-lastPush",
        new Dictionary<string, Func<RepositoryRecord, IComparable?>>
        {
            ["name"] = repository => new OrdinalText(repository.Name),
            ["lastPush"] = repository => repository.LastPushedAt,
            ["lastPull"] = repository => repository.LastPulledAt,
            ["artifactCount"] = repository => repository.Artifacts.Count,
            ["pullCount"] = repository => repository.PullCount,
            ["pushCount"] = repository => repository.PushCount,
        },
        "name");

    public void Map(IEndpointRouteBuilder api)
    {
        RouteGroupBuilder repositories = api.MapGroup("/registries/{registryId}/repositories");
        repositories.MapGet("", List).WithName(Operations.ListRepositories).WithMetadata(BearerOnly.Instance);
        repositories.MapGet(One, Get).WithName(Operations.GetRepository).WithMetadata(BearerOnly.Instance);
        repositories.MapDelete(One, Delete).WithName(Operations.DeleteRepository);
    }

    private JsonHttpResult<ContentPage<RepositoryResponse>> List(string registryId, HttpRequest request)
    {
        RegistryRecord registry = store.RegistryAt(registryId);
        string order = Order.Read(request);
        string address = ServiceAddress.Repositories(request, registry.Id);
        RepositoryRecord[] all = [.. Order.Apply(order, Matching(registry, request))];
        return ServiceJson.Result(ContentPages.Create(request, options, "repositories", address, all, Write));

        RepositoryResponse Write(RepositoryRecord repository) =>
            RepositoryResponse.Create(address, repository, registry.VulnerabilityScanning);
    }

    private JsonHttpResult<RepositoryResponse> Get(string registryId, HttpRequest request)
    {
        RegistryRecord registry = store.RegistryAt(registryId);
        RepositoryRecord repository = store.RepositoryAt(registry, request);
        string address = ServiceAddress.Repositories(request, registry.Id);
        return ServiceJson.Result(
            RepositoryResponse.Create(address, repository, registry.VulnerabilityScanning));
    }

    private NoContent Delete(string registryId, HttpRequest request)
    {
        RegistryRecord registry = store.RegistryAt(registryId);
        store.RemoveRepository(registry.Id, store.RepositoryAt(registry, request).Name);
        return TypedResults.NoContent();
    }

    private IEnumerable<RepositoryRecord> Matching(RegistryRecord registry, HttpRequest request)
    {
        string? name = RequestReader.Text(request, "filter.name");
        string? severity = RequestReader.Text(request, "filter.vulnerabilitySeverity");
        return store.Repositories(registry.Id).Where(repository =>
            (name is null || repository.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (severity is null || (registry.VulnerabilityScanning && repository.LastSeverity == severity)));
    }
}
