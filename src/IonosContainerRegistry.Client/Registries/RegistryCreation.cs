using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Creates one registry by POST.</summary>
internal sealed class RegistryCreation
{
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
        ApiRequest request = new(
            HttpMethod.Post, RegistriesClient.RegistriesPath, _observer, _registry.Serialize());
        NameLookup<RegistryResource> names = new(
            _registry.Name,
            registry => registry.Properties?.Name,
            () => _registries.List(RegistriesClient.DefaultPageSize, _observer));
        ApiResponse<RegistryResource> response;
        try
        {
            response = await _http.SendAsync(request, ApiJsonContext.Default.RegistryResource, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (RegistryApiException e) when (e.MightHaveBeenApplied)
        {
            CreationOutcomeResolver<RegistryResource> resolver = new(_http.Policy, request)
            {
                Name = _registry.Name,
                CreatedDate = registry => registry.Metadata?.CreatedDate,
                Matches = registry => RegistryComparer.Matches(registry, _registry),
            };
            throw await resolver.LookUpAsync(e, names, cancellationToken).ConfigureAwait(false);
        }

        // Without its ID, the registry can be neither waited for nor removed.
        response.Value.Id ??= (await names.FindAsync(cancellationToken).ConfigureAwait(false)).Found?.Value.Id
            ?? throw _http.CreateInvalidResponse(request, response.Response, FailureDetail.UnexpectedValue, "$.id");
        return response;
    }
}
