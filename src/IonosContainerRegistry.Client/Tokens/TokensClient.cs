using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Creation;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>Reads and changes the tokens of registries.</summary>
public sealed class TokensClient
{
    private readonly RegistryHttpClient _http;

    internal TokensClient(RegistryHttpClient http, ReturnedTokens returned)
    {
        _http = http;
        Returned = returned;
    }

    /// <summary>Reads the tokens of a registry page by page: GET /registries/{registryId}/tokens.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="request">Which part of the list is read, and how.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <returns>A reader that has sent nothing yet.</returns>
    public PageReader<TokenResource> List(Guid registryId, PageRequest request, RequestObserver? observer)
    {
        OffsetPageReader<TokenResource, Guid> reader = new(
            _http, PathOf(registryId), ApiJsonContext.Default.OffsetListTokenResource, token => token.Id ?? default,
            request, observer)
        {
            HasCount = true,
        };
        return new PageReader<TokenResource>(reader.ReadAsync());
    }

    /// <summary>Reads a token: GET /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token, without a password.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<TokenResource>> GetAsync(
        Guid registryId, Guid tokenId, RequestObserver? observer, CancellationToken cancellationToken)
        => SendAsync(new ApiRequest(HttpMethod.Get, PathOf(registryId, tokenId), observer), tokenId, cancellationToken);

    /// <summary>
    /// Creates a token: POST /registries/{registryId}/tokens. Without a usable response the request isn't sent again.
    /// Instead, the name is looked up: GET /registries/{registryId}/tokens.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="token">What to create.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The token with its password. The ID is null if the service returned none and the lookup found none.
    /// </returns>
    /// <exception cref="CreationOutcomeException">
    /// There was no usable response. Contains what is known about the token.
    /// </exception>
    /// <exception cref="RegistryApiException">The request failed, and no token was created.</exception>
    public Task<ApiResponse<TokenResource>> CreateAsync(
        Guid registryId, TokenSpec token, RequestObserver? observer, CancellationToken cancellationToken)
        => new TokenCreation(_http, this, registryId, token, observer).RunAsync(cancellationToken);

    /// <summary>Changes a token: PATCH /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="patch">What changes. All else stays.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token after the change, without a password.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public Task<ApiResponse<TokenResource>> UpdateAsync(
        Guid registryId, Guid tokenId, TokenPatch patch, RequestObserver? observer, CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(patch, ApiJsonContext.Default.TokenPatch);
        ApiRequest request = new(ApiRequest.Patch, PathOf(registryId, tokenId), observer, body);
        return SendAsync(request, tokenId, cancellationToken);
    }

    /// <summary>
    /// Changes a token and, among its scopes, only some: GET, then PATCH /registries/{registryId}/tokens/{tokenId}. The
    /// other scopes are sent back unchanged. Nothing is sent after the GET if nothing would change.
    /// </summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="patch">What else changes. Its scopes aren't used.</param>
    /// <param name="scopes">How the scopes change.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The token after the change, without a password.</returns>
    /// <exception cref="RegistryApiException">
    /// A request failed, or scopes of the token that change can't be read.
    /// </exception>
    public async Task<ApiResponse<TokenResource>> UpdateAsync(
        Guid registryId, Guid tokenId, TokenPatch patch, ScopeChange scopes, RequestObserver? observer,
        CancellationToken cancellationToken)
    {
        ApiRequest request = CreateSourceRequest(registryId, tokenId, observer);
        ApiResponse<TokenResource> current = await SendAsync(request, tokenId, cancellationToken).ConfigureAwait(false);
        // Replacing scopes that aren't known would remove them.
        IReadOnlyList<ScopeResource> before = ReadScopes(current) ?? throw _http.CreateInvalidResponse(
            request, current.Response, FailureDetail.UnexpectedValue, "$.properties.scopes");
        if (scopes.FindUnreadable(before) is { } path)
        {
            throw _http.CreateInvalidResponse(
                request, current.Response, FailureDetail.UnexpectedValue, "$.properties.scopes" + path);
        }

        scopes.Missing = scopes.FindMissing(before);
        TokenPatch whole = new()
        {
            Status = patch.Status,
            ExpiryDate = patch.ExpiryDate,
            ClearExpiryDate = patch.ClearExpiryDate,
            Scopes = scopes.Apply(before),
        };
        if (whole.IsEmpty) return current;
        try
        {
            return await UpdateAsync(registryId, tokenId, whole, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException failure)
        {
            failure.ResourceName = current.Value.Properties?.Name;
            throw;
        }
    }

    /// <summary>Creates or replaces a token: PUT /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token. One with an unknown ID is created.</param>
    /// <param name="token">The properties. Those that are null are cleared.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The token, with a password only if the service issued one. See <see cref="TokenResource.PasswordStatus"/>.
    /// </returns>
    /// <exception cref="CreationOutcomeException">
    /// There was no usable response. Contains what is known about the token.
    /// </exception>
    /// <exception cref="RegistryApiException">The request failed, and nothing was changed.</exception>
    public Task<ApiResponse<TokenResource>> ReplaceAsync(
        Guid registryId, Guid tokenId, TokenSpec token, RequestObserver? observer, CancellationToken cancellationToken)
        => new TokenReplacement(_http, this, registryId, tokenId, token, observer).RunAsync(cancellationToken);

    /// <summary>Deletes a token: DELETE /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The response. A 404 is a success if it follows an attempt that might have deleted the token.
    /// </returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ResponseMetadata> DeleteAsync(
        Guid registryId, Guid tokenId, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ResponseMetadata response = await _http.DeleteAsync(PathOf(registryId, tokenId), observer, cancellationToken)
            .ConfigureAwait(false);
        Returned.Remove(tokenId);
        return response;
    }

    /// <summary>Prepares to rotate tokens.</summary>
    /// <param name="options">What the new tokens are like, and what becomes of the old ones.</param>
    /// <returns>A rotator that has sent nothing yet.</returns>
    public TokenRotator CreateRotator(RotationOptions options) => new(this, options, _http.Policy.Clock);

    /// <summary>The tokens that this client, or one that shares its requests, has returned.</summary>
    internal ReturnedTokens Returned { get; }

    /// <param name="request">The request that creates or replaces a token.</param>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The ID that is requested, or null if the service chooses it.</param>
    /// <param name="token">What is sent.</param>
    internal CreationOutcomeResolver<TokenResource> CreateOutcomeResolver(
        ApiRequest request, Guid registryId, Guid? tokenId, TokenSpec token)
        => new(_http.Policy, request)
        {
            RegistryId = registryId,
            RequestedId = tokenId,
            Name = token.Name,
            IssuesPassword = true,
            WasReturned = Returned.Contains,
            CreatedDate = found => found.Metadata?.CreatedDate,
            Matches = found => TokenComparer.Matches(found, token),
        };

    internal static string PathOf(Guid registryId) => RegistriesClient.PathOf(registryId) + "/tokens";

    internal static string PathOf(Guid registryId, Guid tokenId) => $"{PathOf(registryId)}/{tokenId:D}";

    /// <summary>
    /// Reads a token, and its scopes exactly as the service sent them. These are null if they can't be read.
    /// </summary>
    internal async Task<(ApiResponse<TokenResource> Token, IReadOnlyList<ScopeResource>? Scopes)> GetWithScopesAsync(
        Guid registryId, Guid tokenId, RequestObserver? observer, CancellationToken cancellationToken)
    {
        ApiRequest request = CreateSourceRequest(registryId, tokenId, observer);
        ApiResponse<TokenResource> token = await SendAsync(request, tokenId, cancellationToken).ConfigureAwait(false);
        return (token, ReadScopes(token));
    }

    private static ApiRequest CreateSourceRequest(Guid registryId, Guid tokenId, RequestObserver? observer)
        => new(HttpMethod.Get, PathOf(registryId, tokenId), observer) { KeepsResponseBody = true };

    private static IReadOnlyList<ScopeResource>? ReadScopes(ApiResponse<TokenResource> token)
    {
        if (token.Value.Properties is not { } properties) return null;
        if (token.Value.UnreadableFields.Contains("properties.scopes")) return null;
        if (properties.Scopes is null) return [];
        using JsonDocument document = JsonDocument.Parse(token.Body);
        return document.RootElement.GetProperty("properties").GetProperty("scopes").EnumerateArray()
            .Select(scope => ScopeResource.FromSource(scope.Clone())).ToList();
    }

    private Task<ApiResponse<TokenResource>> SendAsync(
        ApiRequest request, Guid tokenId, CancellationToken cancellationToken)
        => _http.SendAsync(request, ApiJsonContext.Default.TokenResource, tokenId, cancellationToken);
}
