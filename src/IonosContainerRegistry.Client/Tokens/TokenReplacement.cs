using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// Creates or replaces one token by PUT, which can be retried. If an earlier attempt got no usable response and the
/// retry returns no password, the age of the token shows what happened. One created since the call began was created by
/// that attempt, and its password is lost. An older one keeps the password that its owner has, because the retry shows
/// that the service issues none when it replaces.
/// </summary>
internal sealed class TokenReplacement
{
    private readonly RegistryHttpClient _http;
    private readonly TokensClient _tokens;
    private readonly Guid _registryId;
    private readonly Guid _tokenId;
    private readonly RequestObserver? _observer;
    private readonly ApiRequest _request;
    private readonly CreationOutcomeResolver<TokenResource> _resolver;

    public TokenReplacement(
        RegistryHttpClient http, TokensClient tokens, Guid registryId, Guid tokenId, TokenSpec token,
        RequestObserver? observer)
    {
        _http = http;
        _tokens = tokens;
        _registryId = registryId;
        _tokenId = tokenId;
        _observer = observer;
        _request = new ApiRequest(
            HttpMethod.Put, TokensClient.PathOf(registryId, tokenId), observer, token.Serialize());
        _resolver = tokens.CreateOutcomeResolver(_request, registryId, tokenId, token);
    }

    public async Task<ApiResponse<TokenResource>> RunAsync(CancellationToken cancellationToken)
    {
        ApiResponse<TokenResource> response;
        try
        {
            response = await _http.SendAsync(_request, ApiJsonContext.Default.TokenResource, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (RegistryApiException e) when (e.MightHaveBeenApplied)
        {
            throw await ExplainAsync(e, cancellationToken).ConfigureAwait(false);
        }

        PasswordStatus password = PasswordStatusOf(response);
        if (password == PasswordStatus.Lost)
        {
            RegistryApiException cause =
                _http.CreateInvalidResponse(_request, response.Response, FailureDetail.MissingPassword);
            throw _resolver.CreateException(cause, CreationOutcome.Created, response);
        }

        response.Value.PasswordStatus = password;
        // Another ID isn't refused, because the response might contain the only copy of a password.
        response.Value.Id ??= _tokenId;
        _tokens.Returned.Add(response.Value);
        return response;
    }

    private PasswordStatus PasswordStatusOf(ApiResponse<TokenResource> response)
    {
        if (response.Value.Secret is not null) return PasswordStatus.Received;
        bool? isNew = _resolver.IsNew(response);
        if (isNew == false) return PasswordStatus.NotIssued;
        if (_request.OutcomeUnknown) return isNew == true ? PasswordStatus.Lost : PasswordStatus.Unknown;
        // A token that was created should have come with one. The service might return 201 for a replacement, too.
        return response.Response.StatusCode == 201 ? PasswordStatus.Unknown : PasswordStatus.NotIssued;
    }

    private async Task<RegistryApiException> ExplainAsync(
        RegistryApiException cause, CancellationToken cancellationToken)
    {
        try
        {
            ApiResponse<TokenResource> found =
                await _tokens.GetAsync(_registryId, _tokenId, _observer, cancellationToken).ConfigureAwait(false);
            bool isOurs = _resolver.IsNew(found) == true;
            return _resolver.CreateException(
                cause, isOurs ? CreationOutcome.Created : CreationOutcome.OwnershipUnknown, found);
        }
        catch (RegistryApiException lookup) when (lookup.StatusCode == 404 && cause.StatusCode == 409)
        {
            // Another token has the name. If an attempt had created this one, the next would have replaced it.
            cause.MightHaveBeenApplied = false;
            return cause;
        }
        catch (RegistryApiException lookup) when (lookup.StatusCode == 404)
        {
            return _resolver.CreateException(cause, CreationOutcome.Unconfirmed);
        }
        catch (RegistryApiException lookup)
        {
            return _resolver.CreateException(cause, CreationOutcome.Unknown, failure: lookup);
        }
    }
}
