using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;

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
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new PropertiesEnvelope<TokenSpec> { Properties = _token },
            ApiJsonContext.Default.PropertiesEnvelopeTokenSpec);
        ApiRequest request = new(HttpMethod.Post, TokensClient.PathOf(_registryId), _observer, body);
        CreationLookup<TokenResource> lookup = new(_http.Policy, request)
        {
            RegistryId = _registryId,
            Name = _token.Name,
            IssuesPassword = true,
            Find = FindAsync,
            Id = token => token.Id,
            IsKnown = _tokens.WasReturned,
            CreatedDate = token => token.Metadata?.CreatedDate,
            Matches = token => TokenComparer.Matches(token, _token),
        };
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
            throw await lookup.ExplainAsync(e, cancellationToken).ConfigureAwait(false);
        }

        response.Value.PasswordStatus = PasswordStatus.Received;
        response.Value.Id ??= await FindIdAsync(cancellationToken).ConfigureAwait(false);
        _tokens.Remember(response.Value);
        return response;
    }

    private Task<LookupResult<TokenResource>> FindAsync(CancellationToken cancellationToken)
        => TokenLookup.FindAsync(_tokens, _registryId, _token.Name, _observer, cancellationToken);

    // The password must be returned whether the ID is found or not.
    private async Task<Guid?> FindIdAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await FindAsync(cancellationToken).ConfigureAwait(false)).Resource?.Id;
        }
        catch (Exception e) when (e is RegistryApiException or OperationCanceledException)
        {
            return null;
        }
    }
}
