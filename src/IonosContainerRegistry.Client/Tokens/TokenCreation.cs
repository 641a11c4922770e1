using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Creates one token by POST.</summary>
internal sealed class TokenCreation
{
    private readonly RegistryHttpClient _http;
    private readonly TokensClient _tokens;
    private readonly Guid _registryId;
    private readonly TokenSpec _token;
    private readonly RequestObserver? _observer;

    public TokenCreation(
        RegistryHttpClient http, TokensClient tokens, Guid registryId, TokenSpec token, RequestObserver? observer)
    {
        _http = http;
        _tokens = tokens;
        _registryId = registryId;
        _token = token;
        _observer = observer;
    }

    public async Task<ApiResponse<TokenResource>> RunAsync(CancellationToken cancellationToken)
    {
        ApiRequest request = new(
            HttpMethod.Post, TokensClient.PathOf(_registryId), _observer, _token.Serialize());
        NameLookup<TokenResource> names = new(
            _token.Name, token => token.Properties?.Name,
            () => _tokens.List(_registryId, new PageRequest(), _observer));
        ApiResponse<TokenResource> response;
        try
        {
            response = await _http.SendAsync(request, ApiJsonContext.Default.TokenResource, cancellationToken)
                .ConfigureAwait(false);
            if (response.Value.Secret is null)
                throw _http.CreateInvalidResponse(request, response.Response, FailureDetail.MissingPassword);
        }
        catch (RegistryApiException e) when (e.MightHaveBeenApplied)
        {
            CreationOutcomeResolver<TokenResource> resolver =
                _tokens.CreateOutcomeResolver(request, _registryId, null, _token);
            throw await resolver.LookUpAsync(e, names, cancellationToken).ConfigureAwait(false);
        }

        response.Value.PasswordStatus = PasswordStatus.Received;
        response.Value.Id ??= await FindIdAsync(names, cancellationToken).ConfigureAwait(false);
        _tokens.Returned.Add(response.Value);
        return response;
    }

    // The password must be returned whether the ID is found or not.
    private static async Task<Guid?> FindIdAsync(
        NameLookup<TokenResource> names, CancellationToken cancellationToken)
    {
        try
        {
            return (await names.FindAsync(cancellationToken).ConfigureAwait(false)).Found?.Value.Id;
        }
        catch (Exception e) when (e is RegistryApiException or OperationCanceledException)
        {
            return null;
        }
    }
}
