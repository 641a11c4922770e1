using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;

namespace IonosContainerRegistry.Client.Repositories;

/// <summary>Reads and deletes the repositories of registries.</summary>
public sealed class RepositoriesClient
{
    private const string ByName = "name";

    private static readonly ListOrder<RepositoryResource> Order = new(
        new Dictionary<string, Func<RepositoryResource, RepositoryResource, int?>>
        {
            [ByName] = ListOrder<RepositoryResource>.ByText(repository => repository.Name),
            ["lastPush"] = ListOrder<RepositoryResource>.By(repository => repository.Metadata?.LastPushedAt),
            ["lastPull"] = ListOrder<RepositoryResource>.By(repository => repository.Metadata?.LastPulledAt),
            ["artifactCount"] = ListOrder<RepositoryResource>.By(repository => repository.Metadata?.ArtifactCount),
            ["pullCount"] = ListOrder<RepositoryResource>.By(repository => repository.Metadata?.PullCount),
            ["pushCount"] = ListOrder<RepositoryResource>.By(repository => repository.Metadata?.PushCount),
        },
        ascendingOnly: ByName);

    private readonly RegistryHttpClient _http;

    internal RepositoriesClient(RegistryHttpClient http) => _http = http;

    /// <summary>The orders that the service documents. A hyphen before means descending.</summary>
    public static IReadOnlyList<string> Orders => Order.Values;

    /// <summary>
    /// Reads the repositories of a registry page by page: GET /registries/{registryId}/repositories. An API token is
    /// required.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="query">Which repositories, and in which order.</param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<RepositoryResource> List(
        Guid registryId, RepositoryQuery query, PageRequest request, RequestObserver? observer)
    {
        string path = ApiRequest.WithQuery(
            PathOf(registryId),
            ("filter.name", query.Name),
            ("filter.vulnerabilitySeverity", query.Severity),
            ("orderBy", query.OrderBy ?? ByName));
        OffsetPageReader<RepositoryResource, string> reader = new(
            _http, path, ApiJsonContext.Default.OffsetListRepositoryResource, repository => repository.Name,
            request, observer)
        {
            RequiresBearer = true,
        };
        return new PageReader<RepositoryResource>(Order.Verify(reader.ReadAsync(), query.OrderBy));
    }

    /// <summary>
    /// Reads a repository: GET /registries/{registryId}/repositories/{repositoryName}. An API token is required.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="repositoryName">The name of the repository, which can contain slashes.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The repository.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<RepositoryResource>> GetAsync(
        Guid registryId, string repositoryName, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Get, PathOf(registryId, repositoryName), observer)
        {
            RequiresBearer = true,
        };
        return _http.SendAsync(request, ApiJsonContext.Default.RepositoryResource, repositoryName, cancellationToken);
    }

    /// <summary>
    /// Deletes a repository with all its artifacts: DELETE /registries/{registryId}/repositories/{repositoryName}.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="repositoryName">The name of the repository, which can contain slashes.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The response. A 404 is a success if it follows an attempt that might have deleted the repository.
    /// </returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ResponseMetadata> DeleteAsync(
        Guid registryId, string repositoryName, RequestObserver? observer, CancellationToken cancellationToken)
        => _http.DeleteAsync(PathOf(registryId, repositoryName), observer, cancellationToken);

    /// <summary>The path of a repository, below which its artifacts are. The name is a single segment.</summary>
    internal static string PathOf(Guid registryId, string repositoryName)
        => $"{PathOf(registryId)}/{Uri.EscapeDataString(repositoryName)}";

    private static string PathOf(Guid registryId) => RegistriesClient.PathOf(registryId) + "/repositories";
}
