using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;

namespace IonosContainerRegistry.Client;

/// <summary>The IONOS container registry token API. Safe for use from several threads at once.</summary>
public sealed class RegistryClient : IDisposable
{
    private readonly ServiceCaller _caller;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="settings">Where the service is, who asks, and how patiently.</param>
    public RegistryClient(ClientSettings settings)
        : this(settings, TimeProvider.System)
    {
    }

    internal RegistryClient(ClientSettings settings, TimeProvider clock) => _caller = new ServiceCaller(settings, clock);

    /// <summary>Reads the tokens of a registry page by page: GET /registries/{registryId}/tokens.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="request">Which part of the list, and how it is read.</param>
    /// <param name="observer">Follows the requests; may be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<TokenResource> ReadTokens(Guid registryId, PageRequest request, CallObserver? observer)
        => new TokenPageReader(_caller, registryId, request, observer);

    /// <summary>Reads the registries page by page: GET /registries.</summary>
    /// <param name="pageSize">How many registries a page holds.</param>
    /// <param name="observer">Follows the requests; may be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<RegistryResource> ReadRegistries(int pageSize, CallObserver? observer)
        => new RegistryPageReader(_caller, pageSize, observer);

    /// <summary>Reads one registry: GET /registries/{registryId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="observer">Follows the request; may be null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The registry.</returns>
    /// <exception cref="RegistryApiException">The call failed.</exception>
    public Task<ApiResponse<RegistryResource>> GetRegistryAsync(
        Guid registryId, CallObserver? observer, CancellationToken cancellationToken)
        => _caller.SendAsync(
            new ServiceCall(HttpMethod.Get, Paths.Registry(registryId), observer), static wire => wire.RegistryResource, cancellationToken);

    /// <summary>Reads one token: GET /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="observer">Follows the request; may be null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The token, without a password.</returns>
    /// <exception cref="RegistryApiException">The call failed.</exception>
    public Task<ApiResponse<TokenResource>> GetTokenAsync(
        Guid registryId, Guid tokenId, CallObserver? observer, CancellationToken cancellationToken)
        => _caller.SendAsync(
            new ServiceCall(HttpMethod.Get, Paths.Token(registryId, tokenId), observer), static wire => wire.TokenResource, cancellationToken);

    /// <summary>
    /// Creates a token: POST /registries/{registryId}/tokens. Where no usable answer comes it is looked up, never sent
    /// again.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="token">What to create.</param>
    /// <param name="observer">Follows the requests; may be null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The token with its password.</returns>
    /// <exception cref="TokenOutcomeException">No usable answer came; says what is known about the token.</exception>
    /// <exception cref="RegistryApiException">The call failed and no token was created.</exception>
    public Task<ApiResponse<TokenResource>> CreateTokenAsync(
        Guid registryId, TokenSpec token, CallObserver? observer, CancellationToken cancellationToken)
        => new TokenCreation(_caller, registryId, token, observer).RunAsync(cancellationToken);

    /// <summary>Changes a token: PATCH /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="patch">What changes; all else stays.</param>
    /// <param name="observer">Follows the request; may be null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The token as it is now, without a password.</returns>
    /// <exception cref="RegistryApiException">The call failed.</exception>
    public Task<ApiResponse<TokenResource>> UpdateTokenAsync(
        Guid registryId, Guid tokenId, TokenPatch patch, CallObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(patch, WireContext.Default.TokenPatch);
        ServiceCall call = new(Methods.Patch, Paths.Token(registryId, tokenId), observer, body);
        return _caller.SendAsync(call, static wire => wire.TokenResource, cancellationToken);
    }

    /// <summary>Creates or replaces a token: PUT /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token; an unknown id is created.</param>
    /// <param name="token">What it shall be.</param>
    /// <param name="observer">Follows the requests; may be null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The token, with a password only where the service issued one.</returns>
    /// <exception cref="TokenOutcomeException">A repeated request found the token that the first had created; its password is lost.</exception>
    /// <exception cref="RegistryApiException">The call failed.</exception>
    public Task<ApiResponse<TokenResource>> PutTokenAsync(
        Guid registryId, Guid tokenId, TokenSpec token, CallObserver? observer, CancellationToken cancellationToken)
        => new TokenReplacement(_caller, registryId, tokenId, token, observer).RunAsync(cancellationToken);

    /// <summary>Deletes a token: DELETE /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="observer">Follows the request; may be null.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer; a 404 that follows an attempt of ours counts as done.</returns>
    /// <exception cref="RegistryApiException">The call failed.</exception>
    public async Task<ApiAnswer> DeleteTokenAsync(
        Guid registryId, Guid tokenId, CallObserver? observer, CancellationToken cancellationToken)
    {
        ServiceCall call = new(HttpMethod.Delete, Paths.Token(registryId, tokenId), observer);
        try
        {
            return await _caller.SendEmptyAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException e) when (e.Answer?.StatusCode == 404 && call.Attempts > 1)
        {
            return e.Answer;
        }
    }

    /// <summary>Gives the connections up once no other client shares them.</summary>
    public void Dispose() => _caller.Dispose();
}
