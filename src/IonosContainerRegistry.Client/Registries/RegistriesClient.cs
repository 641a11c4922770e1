using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;

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
    /// Begins to create a registry: POST /registries. Without a usable response the request isn't sent again. Instead,
    /// the name is looked up: GET /registries.
    /// </summary>
    /// <param name="registry">What to create.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry with its ID, but normally without a host name yet.</returns>
    /// <exception cref="CreationOutcomeException">
    /// There was no usable response. Says what is known about the registry.
    /// </exception>
    /// <exception cref="RegistryApiException">The request failed, and no registry was created.</exception>
    public Task<ApiResponse<RegistryResource>> CreateAsync(
        RegistrySpec registry, RequestObserver? observer, CancellationToken cancellationToken)
        => new RegistryCreation(_http, this, registry, observer).RunAsync(cancellationToken);

    /// <summary>Changes a registry: PATCH /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="patch">What changes. All else stays.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry after the change.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<RegistryResource>> UpdateAsync(
        Guid registryId, RegistryPatch patch, RequestObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(patch, ApiJsonContext.Default.RegistryPatch);
        ApiRequest request = new(ApiRequest.Patch, PathOf(registryId), observer, body);
        return SendAsync(request, registryId, cancellationToken);
    }

    /// <summary>
    /// Changes a registry, and among its schedule and allow list only a part: GET, then PATCH /registries/{registryId}.
    /// Nothing is sent after the GET if nothing would change.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="patch">What else changes. It must not contain what <paramref name="change"/> is about.</param>
    /// <param name="change">What changes a part.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry after the change.</returns>
    /// <exception cref="RegistryChangeException">The registry doesn't allow the change.</exception>
    /// <exception cref="RegistryApiException">A request failed, or what is to change can't be read.</exception>
    public async Task<ApiResponse<RegistryResource>> UpdateAsync(
        Guid registryId, RegistryPatch patch, RegistryChange change, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Get, PathOf(registryId), observer);
        ApiResponse<RegistryResource> current =
            await SendAsync(request, registryId, cancellationToken).ConfigureAwait(false);
        RegistryPatch whole = new()
        {
            GarbageCollectionSchedule = patch.GarbageCollectionSchedule,
            ClearSchedule = patch.ClearSchedule,
            EnableVulnerabilityScanning = patch.EnableVulnerabilityScanning,
            ApiSubnetAllowList = patch.ApiSubnetAllowList,
        };
        if (change.ConcernsSchedule)
        {
            RequireReadable(request, current, "garbageCollectionSchedule");
            whole.GarbageCollectionSchedule = change.Apply(current.Value.Properties!.GarbageCollectionSchedule);
            if (whole.GarbageCollectionSchedule is { } schedule
                && (schedule.Days is not { Count: > 0 } || string.IsNullOrEmpty(schedule.Time)))
            {
                throw new RegistryChangeException(RegistryChangeProblem.ScheduleIncomplete, current);
            }
        }

        if (change.ConcernsAllowList)
        {
            RequireReadable(request, current, "apiSubnetAllowList");
            IList<string?> subnets = current.Value.Properties!.ApiSubnetAllowList ?? [];
            whole.ApiSubnetAllowList = change.Apply(subnets.OfType<string>().ToList());
            if (whole.ApiSubnetAllowList is { Count: > ApiSubnet.MaximumCount })
                throw new RegistryChangeException(RegistryChangeProblem.TooManySubnets, current);
            if (whole.ApiSubnetAllowList is { Count: 0 })
                throw new RegistryChangeException(RegistryChangeProblem.NoSubnetLeft, current);
        }

        if (whole.IsEmpty) return current;
        try
        {
            return await UpdateAsync(registryId, whole, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException failure)
        {
            failure.ResourceName = current.Value.Properties?.Name;
            throw;
        }
    }

    /// <summary>Creates or replaces a registry: PUT /registries/{registryId}.</summary>
    /// <param name="registryId">The registry. One with an unknown ID is created.</param>
    /// <param name="registry">
    /// The properties. Those that are null are cleared. Name and location must be those of an existing registry.
    /// </param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<RegistryResource>> ReplaceAsync(
        Guid registryId, RegistrySpec registry, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = new(HttpMethod.Put, PathOf(registryId), observer, registry.Serialize());
        return SendAsync(request, registryId, cancellationToken);
    }

    /// <summary>Begins to delete a registry with all its contents: DELETE /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The response. A 404 is a success if it follows an attempt that might have deleted the registry.
    /// </returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ResponseMetadata> DeleteAsync(
        Guid registryId, RequestObserver? observer, CancellationToken cancellationToken)
        => _http.DeleteAsync(PathOf(registryId), observer, cancellationToken);

    /// <summary>Waits until a registry is Running with a host name: repeats GET /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The registry with its host name.</returns>
    /// <exception cref="RegistryWaitException">The time ended, or the registry is in a failure state.</exception>
    /// <exception cref="RegistryApiException">A request failed.</exception>
    public Task<ApiResponse<RegistryResource>> WaitUntilRunningAsync(
        Guid registryId, RegistryWait wait, RequestObserver? observer, CancellationToken cancellationToken)
        => new RegistryWaiter(this, _http.Policy.Clock, registryId, wait, observer)
            .UntilRunningAsync(cancellationToken);

    /// <summary>Waits until a registry doesn't exist: GET /registries/{registryId} repeatedly.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The response with which the service said so.</returns>
    /// <exception cref="RegistryWaitException">The time ended, or the deletion failed.</exception>
    /// <exception cref="RegistryApiException">A request failed.</exception>
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
        List<LocationResource> locations =
            items.OfType<LocationResource>().Where(location => !string.IsNullOrEmpty(location.Id)).ToList();
        yield return new Page<LocationResource>(locations, response.Response)
        {
            UnidentifiedCount = items.Count - locations.Count,
            UnreadableFields = response.Value.UnreadableFields,
        };
    }

    private Task<ApiResponse<RegistryResource>> SendAsync(
        ApiRequest request, Guid registryId, CancellationToken cancellationToken)
        => _http.SendAsync(request, ApiJsonContext.Default.RegistryResource, registryId, cancellationToken);

    // Sending back a part that isn't known would remove it.
    private void RequireReadable(ApiRequest request, ApiResponse<RegistryResource> registry, string field)
    {
        string path = "properties." + field;
        bool isReadable = registry.Value.Properties is not null
            && !registry.Value.UnreadableFields.Any(name => name.StartsWith(path, StringComparison.Ordinal));
        if (isReadable) return;
        throw _http.CreateInvalidResponse(
            request, registry.Response, FailureDetail.UnexpectedValue, "$." + path);
    }
}
