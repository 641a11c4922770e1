using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Creates one registry by POST.</summary>
internal sealed class RegistryCreation
{
    private const int PageSize = 100;

    private readonly RegistryHttpClient _http;
    private readonly RegistriesClient _registries;
    private readonly RegistrySpec _registry;
    private readonly RequestObserver? _observer;

    public RegistryCreation(
        RegistryHttpClient http, RegistriesClient registries, RegistrySpec registry, RequestObserver? observer)
    {
        _http = http;
        _registries = registries;
        _registry = registry;
        _observer = observer;
    }

    public async Task<ApiResponse<RegistryResource>> RunAsync(CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new PropertiesEnvelope<RegistrySpec> { Properties = _registry },
            ApiJsonContext.Default.PropertiesEnvelopeRegistrySpec);
        ApiRequest request = new(HttpMethod.Post, RegistriesClient.RegistriesPath, _observer, body);
        CreationLookup<RegistryResource> lookup = new(_http.Policy, request)
        {
            Name = _registry.Name,
            Find = FindAsync,
            Id = registry => registry.Id,
            CreatedDate = registry => registry.Metadata?.CreatedDate,
            Matches = registry => RegistryComparer.Matches(registry, _registry),
        };
        ApiResponse<RegistryResource> response;
        try
        {
            response = await _http.SendAsync(request, ApiJsonContext.Default.RegistryResource, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (RegistryApiException e) when (e.MightHaveBeenApplied)
        {
            throw await lookup.ExplainAsync(e, cancellationToken).ConfigureAwait(false);
        }

        // Without its ID nobody can wait for the registry or remove it.
        response.Value.Id ??= (await FindAsync(cancellationToken).ConfigureAwait(false)).Resource?.Id
            ?? throw _http.CreateInvalidResponse(request, response.Response, FailureDetail.UnexpectedValue, "$.id");
        return response;
    }

    // What filter.name compares isn't documented, so the whole list is read.
    private async Task<LookupResult<RegistryResource>> FindAsync(CancellationToken cancellationToken)
    {
        using PageReader<RegistryResource> reader = _registries.List(PageSize, _observer);
        ResponseMetadata? response = null;
        bool isComplete = true;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } page)
        {
            response = page.Response;
            isComplete &= page.Warning is null && page.UnidentifiedCount == 0;
            foreach (RegistryResource registry in page.Items)
            {
                if (string.Equals(registry.Properties?.Name, _registry.Name, StringComparison.Ordinal))
                    return new LookupResult<RegistryResource>(registry, isComplete, response);
                isComplete &= registry.Properties?.Name is not null;
            }
        }

        return new LookupResult<RegistryResource>(null, isComplete, response!);
    }
}
