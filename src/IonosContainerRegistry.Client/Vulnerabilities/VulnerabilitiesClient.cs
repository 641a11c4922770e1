using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Vulnerabilities;

/// <summary>Reads the vulnerabilities of artifacts. An API token is required.</summary>
public sealed class VulnerabilitiesClient
{
    private static readonly ListOrder<VulnerabilityResource> Order = new(
        new Dictionary<string, Func<VulnerabilityResource, VulnerabilityResource, int?>>
        {
            ["score"] = ListOrder<VulnerabilityResource>.By(vulnerability => vulnerability.Properties?.Score),
            ["severity"] = ListOrder<VulnerabilityResource>.By(
                vulnerability => Severity.Rank(vulnerability.Properties?.Severity)),
            ["publishedAt"] = ListOrder<VulnerabilityResource>.By(
                vulnerability => vulnerability.Metadata?.PublishedAt),
            ["updatedAt"] = ListOrder<VulnerabilityResource>.By(vulnerability => vulnerability.Metadata?.UpdatedAt),
            ["fixable"] = ListOrder<VulnerabilityResource>.By(vulnerability => vulnerability.Properties?.Fixable),
        });

    private readonly RegistryHttpClient _http;

    internal VulnerabilitiesClient(RegistryHttpClient http) => _http = http;

    /// <summary>The orders that the service documents. A hyphen before means descending.</summary>
    public static IReadOnlyList<string> Orders => Order.Values;

    /// <summary>
    /// Reads the vulnerabilities of an artifact page by page:
    /// GET /registries/{registryId}/repositories/{repositoryName}/artifacts/{digest}/vulnerabilities.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="repositoryName">The name of the repository, which can contain slashes.</param>
    /// <param name="digest">The digest of the artifact.</param>
    /// <param name="query">Which vulnerabilities, and in which order.</param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<VulnerabilityResource> List(
        Guid registryId, string repositoryName, string digest, VulnerabilityQuery query, PageRequest request,
        RequestObserver? observer)
    {
        string path = ApiRequest.WithQuery(
            ArtifactsClient.PathOf(registryId, repositoryName, digest) + "/vulnerabilities",
            ("filter.severity", query.Severity),
            ("filter.fixable", query.Fixable switch { true => "true", false => "false", null => null }),
            ("orderBy", query.OrderBy));
        OffsetPageReader<VulnerabilityResource, string> reader = new(
            _http, path, ApiJsonContext.Default.OffsetListVulnerabilityResource,
            vulnerability => vulnerability.Id is { Length: > 0 } id ? id : null, request, observer)
        {
            RequiresBearer = true,
        };
        return new PageReader<VulnerabilityResource>(Order.Verify(reader.ReadAsync(), query.OrderBy));
    }

    /// <summary>Reads a vulnerability: GET /vulnerabilities/{vulnerabilityId}.</summary>
    /// <param name="vulnerabilityId">The ID of the vulnerability.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The vulnerability.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<VulnerabilityResource>> GetAsync(
        string vulnerabilityId, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(
            HttpMethod.Get, "/vulnerabilities/" + Uri.EscapeDataString(vulnerabilityId), observer)
        {
            RequiresBearer = true,
        };
        return _http.SendAsync(
            request, ApiJsonContext.Default.VulnerabilityResource, vulnerabilityId, cancellationToken);
    }
}
