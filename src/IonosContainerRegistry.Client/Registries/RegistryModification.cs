using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Changes one registry by PATCH, after it was read if a part of a property changes.</summary>
internal sealed class RegistryModification
{
    private readonly RegistryHttpClient _http;
    private readonly Guid _registryId;
    private readonly RequestObserver? _observer;

    public RegistryModification(RegistryHttpClient http, Guid registryId, RequestObserver? observer)
    {
        _http = http;
        _registryId = registryId;
        _observer = observer;
    }

    public async Task<ApiResponse<RegistryResource>> RunAsync(
        RegistryPatch patch, RegistryChange? change, CancellationToken cancellationToken)
    {
        if (change is null) return await PatchAsync(patch, cancellationToken).ConfigureAwait(false);
        ApiRequest request = new(HttpMethod.Get, RegistriesClient.PathOf(_registryId), _observer);
        ApiResponse<RegistryResource> current = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        RegistryPatch whole = Complete(patch, change, request, current);
        if (whole.IsEmpty) return current;
        try
        {
            return await PatchAsync(whole, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException failure)
        {
            failure.ResourceName = current.Value.Properties?.Name;
            throw;
        }
    }

    private RegistryPatch Complete(
        RegistryPatch patch, RegistryChange change, ApiRequest request, ApiResponse<RegistryResource> current)
    {
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

        return whole;
    }

    private Task<ApiResponse<RegistryResource>> PatchAsync(RegistryPatch patch, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(patch, ApiJsonContext.Default.RegistryPatch);
        return SendAsync(
            new ApiRequest(ApiRequest.Patch, RegistriesClient.PathOf(_registryId), _observer, body), cancellationToken);
    }

    private Task<ApiResponse<RegistryResource>> SendAsync(ApiRequest request, CancellationToken cancellationToken)
        => _http.SendAsync(request, ApiJsonContext.Default.RegistryResource, _registryId, cancellationToken);

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
