using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Client.Vulnerabilities;

namespace IonosContainerRegistry.Client.Artifacts;

/// <summary>Reads the artifacts of registries and repositories. An API token is required.</summary>
public sealed class ArtifactsClient
{
    private const string NewestFirst = "-lastPush";

    private static readonly Dictionary<string, Func<ArtifactResource, ArtifactResource, int?>> Keys = new()
    {
        ["lastPush"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.LastPushedAt),
        ["lastPull"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.LastPulledAt),
        ["lastScan"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.LastScannedAt),
        ["pullCount"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.PullCount),
        ["pushCount"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.PushCount),
        ["vulnTotalCount"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.VulnerabilityCount),
        ["vulnFixableCount"] = ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.FixableCount),
    };

    private static readonly ListOrder<ArtifactResource> OrderInRegistry = new(Keys);

    private static readonly ListOrder<ArtifactResource> OrderInRepository = new(
        Keys.Concat(
        [
            new("vulnMaxSeverity", ListOrder<ArtifactResource>.By(
                artifact => Severity.Rank(artifact.Metadata?.MaximumSeverity))),
            new("vulnTotalScore", ListOrder<ArtifactResource>.By(artifact => artifact.Metadata?.TotalScore)),
        ]).ToDictionary(key => key.Key, key => key.Value));

    private readonly RegistryHttpClient _http;

    internal ArtifactsClient(RegistryHttpClient http) => _http = http;

    /// <summary>The orders that the service documents for a registry. A hyphen before means descending.</summary>
    public static IReadOnlyList<string> Orders => OrderInRegistry.Values;

    /// <summary>The orders that the service documents for a repository.</summary>
    public static IReadOnlyList<string> RepositoryOrders => OrderInRepository.Values;

    /// <summary>
    /// Reads the artifacts of a registry page by page: GET /registries/{registryId}/artifacts. An artifact that is in
    /// several repositories comes once for each.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="query">Which artifacts, and in which order.</param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<ArtifactResource> List(
        Guid registryId, ArtifactQuery query, PageRequest request, RequestObserver? observer)
    {
        string path = ApiRequest.WithQuery(
            RegistriesClient.PathOf(registryId) + "/artifacts",
            ("filter.vulnerabilityId", query.VulnerabilityId),
            ("orderBy", query.OrderBy ?? NewestFirst));
        return Read(path, OrderInRegistry, query.OrderBy, request, observer);
    }

    /// <summary>
    /// Reads the artifacts of a repository page by page:
    /// GET /registries/{registryId}/repositories/{repositoryName}/artifacts.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="repositoryName">The name of the repository, which can contain slashes.</param>
    /// <param name="orderBy">
    /// One of <see cref="RepositoryOrders"/> or another word. Null reads the artifact that was pushed last first.
    /// </param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<ArtifactResource> ListOfRepository(
        Guid registryId, string repositoryName, string? orderBy, PageRequest request, RequestObserver? observer)
    {
        string path = ApiRequest.WithQuery(PathOf(registryId, repositoryName), ("orderBy", orderBy ?? NewestFirst));
        return Read(path, OrderInRepository, orderBy, request, observer);
    }

    /// <summary>
    /// Reads an artifact: GET /registries/{registryId}/repositories/{repositoryName}/artifacts/{digest}.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="repositoryName">The name of the repository, which can contain slashes.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The artifact.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<ArtifactResource>> GetAsync(
        Guid registryId, string repositoryName, string digest, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Get, PathOf(registryId, repositoryName, digest), observer)
        {
            RequiresBearer = true,
        };
        return _http.SendAsync(request, ApiJsonContext.Default.ArtifactResource, digest, cancellationToken);
    }

    /// <summary>The path of an artifact, below which its vulnerabilities are.</summary>
    internal static string PathOf(Guid registryId, string repositoryName, string digest)
        => $"{PathOf(registryId, repositoryName)}/{Uri.EscapeDataString(digest)}";

    private static string PathOf(Guid registryId, string repositoryName)
        => RepositoriesClient.PathOf(registryId, repositoryName) + "/artifacts";

    private PageReader<ArtifactResource> Read(
        string path, ListOrder<ArtifactResource> order, string? orderBy, PageRequest request, RequestObserver? observer)
    {
        // The same image can be in several repositories.
        OffsetPageReader<ArtifactResource, (string?, string?)> reader = new(
            _http, path, ApiJsonContext.Default.OffsetListArtifactResource,
            artifact => artifact.Digest is { } digest ? (artifact.Properties?.RepositoryName, digest) : default,
            request, observer)
        {
            RequiresBearer = true,
        };
        return new PageReader<ArtifactResource>(order.Verify(reader.ReadAsync(), orderBy));
    }
}
