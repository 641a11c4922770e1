using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Json;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// Creates or replaces one token. A PUT may be repeated. Where an attempt before had no usable answer and the repetition
/// brings no password, the token's age tells what happened: made since this command began, it was made by that attempt and
/// its password is lost; older, it was there before and keeps the password that its owner has.
/// </summary>
internal sealed class TokenReplacement
{
    private readonly ServiceCaller _caller;
    private readonly Guid _registryId;
    private readonly Guid _tokenId;
    private readonly TokenSpec _token;
    private readonly CallObserver? _observer;
    private readonly ServiceTimeline _timeline;

    public TokenReplacement(ServiceCaller caller, Guid registryId, Guid tokenId, TokenSpec token, CallObserver? observer)
    {
        _caller = caller;
        _registryId = registryId;
        _tokenId = tokenId;
        _token = token;
        _observer = observer;
        _timeline = new ServiceTimeline(caller.Policy.Clock);
    }

    public async Task<ApiResponse<TokenResource>> RunAsync(CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new TokenEnvelope { Properties = _token }, WireContext.Default.TokenEnvelope);
        ServiceCall call = new(HttpMethod.Put, Paths.Token(_registryId, _tokenId), _observer, body);
        ApiResponse<TokenResource> response;
        try
        {
            response = await _caller.SendAsync(call, static wire => wire.TokenResource, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException e) when (e.MayHaveActed || call.OutcomeWasUnknown)
        {
            throw await ExplainAsync(e, cancellationToken).ConfigureAwait(false);
        }

        if (call.OutcomeWasUnknown
            && response.Value.Properties?.Credentials?.Password is null
            && _timeline.StartedBefore(response.Value.Metadata?.CreatedDate, response.Answer))
        {
            throw Lost(_caller.Unreadable(call, response.Answer, "it answers a repeated request and holds no password"));
        }

        response.Value.Id ??= _tokenId;
        return response;
    }

    private async Task<RegistryApiException> ExplainAsync(RegistryApiException cause, CancellationToken cancellationToken)
    {
        TimeProvider clock = _caller.Policy.Clock;
        try
        {
            ServiceCall call = new(HttpMethod.Get, Paths.Token(_registryId, _tokenId), _observer);
            ApiResponse<TokenResource> found =
                await _caller.SendAsync(call, static wire => wire.TokenResource, cancellationToken).ConfigureAwait(false);
            if (_timeline.StartedBefore(found.Value.Metadata?.CreatedDate, found.Answer)) return Lost(cause);
            bool replaced = TokenLikeness.IsLike(found.Value, _token);
            return new TokenOutcomeException(
                TokenOutcome.PossiblyAnother, _tokenId, clock.GetUtcNow(),
                $"{cause.Message} The token {_tokenId:D} existed before; it {(replaced ? "looks as it was asked for" : "does not look as it was asked for")} now. If the service issued a new password, it is lost.",
                cause);
        }
        catch (RegistryApiException lookup) when (lookup.Answer?.StatusCode == 404)
        {
            return new TokenOutcomeException(
                TokenOutcome.NotSeen, null, clock.GetUtcNow(),
                $"{cause.Message} There is no token {_tokenId:D} in registry {_registryId:D} now; it may still appear.",
                cause);
        }
        catch (RegistryApiException lookup)
        {
            return new TokenOutcomeException(
                TokenOutcome.Unknown, null, clock.GetUtcNow(),
                $"{cause.Message} Whether the token {_tokenId:D} was created or replaced is unknown, for reading it failed too: {lookup.Message}",
                cause);
        }
    }

    private TokenOutcomeException Lost(RegistryApiException cause) => new(
        TokenOutcome.Created, _tokenId, _caller.Policy.Clock.GetUtcNow(),
        $"{cause.Message} The token '{_token.Name}' was created in registry {_registryId:D} with the id {_tokenId:D}, but its password was lost on the way and can't be recovered.",
        cause);
}
