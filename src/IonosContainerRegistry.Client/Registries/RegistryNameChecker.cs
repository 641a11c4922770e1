using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>
/// Checks names of registries. A free name is a 404, and so is any path below a wrong address. That is why the
/// locations are read once, before the first name. Not thread-safe.
/// </summary>
public sealed class RegistryNameChecker
{
    private readonly RegistryHttpClient _http;
    private readonly RegistriesClient _registries;
    private bool _isAddressProved;

    internal RegistryNameChecker(RegistryHttpClient http, RegistriesClient registries)
    {
        _http = http;
        _registries = registries;
    }

    /// <summary>Checks a name: GET /locations before the first one, then HEAD /names/{name}.</summary>
    /// <param name="name">The name. If it is malformed, nothing is sent.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="RegistryApiException">A request failed, or the address isn't the API's.</exception>
    public async Task<RegistryNameCheck> CheckAsync(
        string name, RequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!RegistryName.IsValid(name)) return new RegistryNameCheck(name, RegistryNameStatus.Malformed, null);
        if (!_isAddressProved)
        {
            using PageReader<LocationResource> locations = _registries.ListLocations(observer);
            await locations.ReadAsync(cancellationToken).ConfigureAwait(false);
            _isAddressProved = true;
        }

        ApiRequest request = new(HttpMethod.Head, "/names/" + Uri.EscapeDataString(name), observer);
        try
        {
            ResponseMetadata response =
                await _http.SendWithoutResultAsync(request, cancellationToken).ConfigureAwait(false);
            return new RegistryNameCheck(name, RegistryNameStatus.Taken, response);
        }
        catch (RegistryApiException e) when (e.StatusCode is 400 or 404)
        {
            RegistryNameStatus status = e.StatusCode == 404 ? RegistryNameStatus.Free : RegistryNameStatus.Malformed;
            return new RegistryNameCheck(name, status, e.Response);
        }
    }
}
