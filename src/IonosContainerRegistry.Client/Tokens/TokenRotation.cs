using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// The rotation of one token: <see cref="CreateAsync"/> creates the new token, and after the caller has stored it,
/// <see cref="ChangeOldTokenAsync"/> changes the old one.
/// </summary>
public sealed class TokenRotation
{
    private readonly TokensClient _tokens;
    private readonly RotationOptions _options;
    private readonly TimeProvider _clock;
    private readonly Action<Guid> _created;

    internal TokenRotation(
        TokensClient tokens, RotationOptions options, TimeProvider clock, Guid registryId,
        ApiResponse<TokenResource> old, TokenSpec spec, Action<Guid> created)
    {
        _tokens = tokens;
        _options = options;
        _clock = clock;
        _created = created;
        RegistryId = registryId;
        OldToken = old.Value;
        Response = old.Response;
        NewToken = spec;
    }

    /// <summary>The registry of both tokens.</summary>
    public Guid RegistryId { get; }

    /// <summary>The token to rotate.</summary>
    public TokenResource OldToken { get; }

    /// <summary>Status and headers of the response that the old token came in.</summary>
    public ResponseMetadata Response { get; }

    /// <summary>The properties of the new token.</summary>
    public TokenSpec NewToken { get; }

    /// <summary>
    /// The ID that is requested for the new token, so that it can be found whatever becomes of the response.
    /// </summary>
    public Guid NewTokenId { get; } = Guid.NewGuid();

    /// <summary>Whether the old token is to be changed.</summary>
    public bool ChangesOldToken => _options.OldToken == OldTokenChange.Delete || CreatePatch() is not null;

    /// <summary>
    /// Creates the new token: PUT /registries/{registryId}/tokens/{tokenId}. If the service issues no password for an
    /// ID that the client chose, that token is deleted and another created: DELETE, then POST
    /// /registries/{registryId}/tokens.
    /// </summary>
    /// <param name="observer">Observes the requests. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new token with its password.</returns>
    /// <exception cref="CreationOutcomeException">
    /// There was no usable response. Contains what is known about the new token.
    /// </exception>
    /// <exception cref="RegistryApiException">A request failed, and there is no new token.</exception>
    public async Task<ApiResponse<TokenResource>> CreateAsync(
        RequestObserver? observer, CancellationToken cancellationToken)
    {
        _created(NewTokenId);
        ApiResponse<TokenResource> response = await _tokens
            .ReplaceAsync(RegistryId, NewTokenId, NewToken, observer, cancellationToken).ConfigureAwait(false);
        if (response.Value.Secret is not null) return response;
        await DeleteTokenWithoutPasswordAsync(response.Value, observer, cancellationToken).ConfigureAwait(false);
        try
        {
            response = await _tokens.CreateAsync(RegistryId, NewToken, observer, cancellationToken)
                .ConfigureAwait(false);
            if (response.Value.Id is { } id) _created(id);
            return response;
        }
        catch (CreationOutcomeException e) when (e is { Outcome: CreationOutcome.Created, ResourceId: { } id })
        {
            _created(id);
            throw;
        }
    }

    /// <summary>Changes the old token: PATCH or DELETE /registries/{registryId}/tokens/{tokenId}.</summary>
    /// <param name="observer">Observes the request. Can be null.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, or null if there is nothing to change.</returns>
    /// <exception cref="RegistryApiException">The request failed.</exception>
    public async Task<ResponseMetadata?> ChangeOldTokenAsync(
        RequestObserver? observer, CancellationToken cancellationToken)
    {
        Guid oldId = OldToken.Id!.Value;
        if (_options.OldToken == OldTokenChange.Delete)
            return await _tokens.DeleteAsync(RegistryId, oldId, observer, cancellationToken).ConfigureAwait(false);
        if (CreatePatch() is not { } patch) return null;
        ApiResponse<TokenResource> changed =
            await _tokens.UpdateAsync(RegistryId, oldId, patch, observer, cancellationToken).ConfigureAwait(false);
        return changed.Response;
    }

    private TokenPatch? CreatePatch()
    {
        if (_options.OldToken == OldTokenChange.Disable) return new TokenPatch { Status = "disabled" };
        if (_options.OldToken != OldTokenChange.Expire) return null;
        DateTimeOffset end = TokenExpiry.After(_clock.GetUtcNow(), _options.GracePeriod);
        // A token that expires sooner by itself must not live longer for being rotated.
        return OldToken.Properties?.ExpiryDate <= end ? null : new TokenPatch { ExpiryDate = end };
    }

    private async Task DeleteTokenWithoutPasswordAsync(
        TokenResource token, RequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await _tokens.DeleteAsync(RegistryId, token.Id!.Value, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException failure)
        {
            throw new CreationOutcomeException(
                failure, CreationOutcome.Created, _clock.GetUtcNow(),
                $"The service issued no password for '{NewToken.Name}', and {failure.Method} {failure.Path} failed.")
            {
                RegistryId = RegistryId,
                ResourceId = token.Id,
                ResourceName = NewToken.Name,
                MatchesRequest = true,
                ExistedBefore = false,
                PasswordStatus = token.PasswordStatus,
            };
        }
    }
}
