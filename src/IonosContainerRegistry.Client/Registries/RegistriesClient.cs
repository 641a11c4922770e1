using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Reads registries.</summary>
public sealed class RegistriesClient
{
    private const string RegistriesPath = "/registries";

    private readonly RegistryHttpClient _http;

    internal RegistriesClient(RegistryHttpClient http) => _http = http;

    /// <summary>Reads the registries page by page: GET /registries.</summary>
    /// <param name="pageSize">The number of registries to request per page.</param>
    /// <param name="observer">Observes the requests; may be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<RegistryResource> List(int pageSize, RequestObserver? observer)
    {
        string path = FormattableString.Invariant($"{RegistriesPath}?limit={pageSize}");
        CursorPageReader<RegistryResource, Guid> reader = new(
            _http, path, ApiJsonContext.Default.CursorListRegistryResource, registry => registry.Id ?? default,
            observer);
        return new PageReader<RegistryResource>(reader.ReadAsync());
    }

    /// <summary>Reads a registry: GET /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="observer">Observes the request; may be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ApiResponse<RegistryResource>> GetAsync(
        Guid registryId, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Get, PathOf(registryId), observer);
        ApiResponse<RegistryResource> response = await _http
            .SendAsync(request, ApiJsonContext.Default.RegistryResource, cancellationToken).ConfigureAwait(false);
        response.Value.Id ??= registryId;
        return response;
    }

    /// <summary>The path of a registry, below which its resources are.</summary>
    internal static string PathOf(Guid registryId) => $"{RegistriesPath}/{registryId:D}";
}
