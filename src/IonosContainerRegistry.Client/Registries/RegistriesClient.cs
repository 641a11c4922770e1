using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Reads and changes registries.</summary>
public sealed class RegistriesClient
{
    internal const string RegistriesPath = "/registries";
    internal const int DefaultPageSize = 100;

    private readonly RegistryHttpClient _http;

    internal RegistriesClient(RegistryHttpClient http) => _http = http;

    /// <summary>Reads the registries page by page: GET /registries.</summary>
    /// <param name="pageSize">The number of registries to request per page.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
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
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<RegistryResource>> GetAsync(
        Guid registryId, RequestObserver? observer, CancellationToken cancellationToken)
        => SendAsync(new ApiRequest(HttpMethod.Get, PathOf(registryId), observer), registryId, cancellationToken);

    /// <summary>
    /// Reads a registry and counts its repositories: GET /registries/{registryId}, then one page of GET
    /// /registries/{registryId}/repositories, for which the service requires an API token.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry, also if its repositories can't be counted.</returns>
    /// <exception cref="RegistryApiException">The registry can't be read.</exception>
    public Task<RegistryContent> GetContentAsync(
        Guid registryId, RequestObserver? observer, CancellationToken cancellationToken)
        => RegistryContent.ReadAsync(this, new RepositoriesClient(_http), registryId, observer, cancellationToken);

    /// <summary>
    /// Begins to create a registry: POST /registries. Without a usable response the request isn't sent again. Instead,
    /// the name is looked up: GET /registries.
    /// </summary>
    /// <param name="registry">What to create.</param>
    /// <param name="wait">How long to wait until the registry is running, or null to return at once.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry with its ID, but normally without a host name yet if there was no wait.</returns>
    /// <exception cref="CreationOutcomeException">
    /// There was no usable response. Contains what is known about the registry.
    /// </exception>
    /// <exception cref="RegistryWaitException">The registry was created, but the wait didn't succeed.</exception>
    /// <exception cref="RegistryApiException">The request failed, and no registry was created.</exception>
    public async Task<ApiResponse<RegistryResource>> CreateAsync(
        RegistrySpec registry, RegistryWait? wait, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiResponse<RegistryResource> created =
            await new RegistryCreation(_http, this, registry, observer).RunAsync(cancellationToken)
                .ConfigureAwait(false);
        return await WaitAfterAsync(created, wait, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Changes a registry: PATCH /registries/{registryId}. If a part of its schedule or allow list changes, the
    /// registry is read first: GET /registries/{registryId}. No PATCH follows if nothing would change.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="patch">What changes. All else stays.</param>
    /// <param name="change">
    /// What changes a part, which <paramref name="patch"/> must not contain then, or null for nothing.
    /// </param>
    /// <param name="wait">How long to wait until the registry is running again, or null to return at once.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry after the change.</returns>
    /// <exception cref="RegistryChangeException">The registry doesn't allow the change.</exception>
    /// <exception cref="RegistryWaitException">The registry was changed, but the wait didn't succeed.</exception>
    /// <exception cref="RegistryApiException">A request failed, or what is to change can't be read.</exception>
    public async Task<ApiResponse<RegistryResource>> UpdateAsync(
        Guid registryId, RegistryPatch patch, RegistryChange? change, RegistryWait? wait, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        ApiResponse<RegistryResource> changed = await new RegistryModification(_http, registryId, observer)
            .RunAsync(patch, change, cancellationToken).ConfigureAwait(false);
        return await WaitAfterAsync(changed, wait, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Creates or replaces a registry: PUT /registries/{registryId}.</summary>
    /// <param name="registryId">The registry. One with an unknown ID is created.</param>
    /// <param name="registry">
    /// The properties. Those that are null are cleared. Name and location must be those of an existing registry.
    /// </param>
    /// <param name="wait">How long to wait until the registry is running, or null to return at once.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="RegistryWaitException">The registry was replaced, but the wait didn't succeed.</exception>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ApiResponse<RegistryResource>> ReplaceAsync(
        Guid registryId, RegistrySpec registry, RegistryWait? wait, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Put, PathOf(registryId), observer, registry.Serialize());
        ApiResponse<RegistryResource> replaced =
            await SendAsync(request, registryId, cancellationToken).ConfigureAwait(false);
        return await WaitAfterAsync(replaced, wait, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins to delete a registry with all its contents: DELETE /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="wait">How long to wait until the registry doesn't exist, or null to return at once.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The response to the DELETE. A 404 is a success if it follows an attempt that might have deleted the registry.
    /// </returns>
    /// <exception cref="RegistryWaitException">The deletion has begun, but the wait didn't succeed.</exception>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ResponseMetadata> DeleteAsync(
        Guid registryId, RegistryWait? wait, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ResponseMetadata response =
            await _http.DeleteAsync(PathOf(registryId), observer, cancellationToken).ConfigureAwait(false);
        if (wait is null) return response;
        wait.Started?.Invoke(null);
        try
        {
            await WaitUntilDeletedAsync(registryId, wait, observer, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (RegistryWaitException problem)
        {
            problem.Response ??= response;
            throw;
        }
    }

    /// <summary>Waits until a registry is Running with a host name: repeats GET /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The registry with its host name.</returns>
    /// <exception cref="RegistryWaitException">
    /// The time ended, the registry is in a failure state, or a request failed.
    /// </exception>
    public Task<ApiResponse<RegistryResource>> WaitUntilRunningAsync(
        Guid registryId, RegistryWait wait, RequestObserver? observer, CancellationToken cancellationToken)
        => new RegistryWaiter(this, _http.Policy.Clock, registryId, wait, observer)
            .UntilRunningAsync(cancellationToken);

    /// <summary>Waits until a registry doesn't exist: GET /registries/{registryId} repeatedly.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The 404 response.</returns>
    /// <exception cref="RegistryWaitException">The time ended, the deletion failed, or a request failed.</exception>
    public Task<ResponseMetadata> WaitUntilDeletedAsync(
        Guid registryId, RegistryWait wait, RequestObserver? observer, CancellationToken cancellationToken)
        => new RegistryWaiter(this, _http.Policy.Clock, registryId, wait, observer)
            .UntilDeletedAsync(cancellationToken);

    /// <summary>Reads the places where registries can be created: GET /locations.</summary>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <returns>A reader of one page that has sent nothing yet.</returns>
    public PageReader<LocationResource> ListLocations(RequestObserver? observer)
        => new(ReadLocationsAsync(observer));

    /// <summary>Prepares to find registries by name.</summary>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <returns>A look-up that has sent nothing yet.</returns>
    public RegistryLookup CreateLookup(RequestObserver? observer)
        => new(() => List(DefaultPageSize, observer));

    /// <summary>Prepares to check names of registries.</summary>
    /// <returns>A checker that has sent nothing yet.</returns>
    public RegistryNameChecker CreateNameChecker() => new(_http, this);

    /// <summary>The path of a registry, below which its resources are.</summary>
    internal static string PathOf(Guid registryId) => $"{RegistriesPath}/{registryId:D}";

    private async IAsyncEnumerable<Page<LocationResource>> ReadLocationsAsync(
        RequestObserver? observer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ApiRequest request = new(HttpMethod.Get, "/locations", observer);
        ApiResponse<LocationList> response = await _http
            .SendAsync(request, ApiJsonContext.Default.LocationList, cancellationToken).ConfigureAwait(false);
        IList<LocationResource?> items = response.Value.Items
            ?? throw _http.CreateInvalidResponse(request, response.Response, FailureDetail.MissingItems);
        ItemCollector<LocationResource, string> locations =
            new(location => location.Id is { Length: > 0 } id ? id : null);
        yield return locations.AddPage(items, response.Response, response.Value.UnreadableFields);
    }

    private async Task<ApiResponse<RegistryResource>> WaitAfterAsync(
        ApiResponse<RegistryResource> changed, RegistryWait? wait, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        if (wait is null || changed.Value.Id is not { } registryId) return changed;
        wait.Started?.Invoke(changed.Value);
        try
        {
            return await WaitUntilRunningAsync(registryId, wait, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryWaitException problem)
        {
            problem.Registry ??= changed.Value;
            problem.Response ??= changed.Response;
            throw;
        }
    }

    private Task<ApiResponse<RegistryResource>> SendAsync(
        ApiRequest request, Guid registryId, CancellationToken cancellationToken)
        => _http.SendAsync(request, ApiJsonContext.Default.RegistryResource, registryId, cancellationToken);
}
