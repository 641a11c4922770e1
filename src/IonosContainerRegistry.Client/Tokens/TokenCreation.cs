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

/// <summary>Creates one token. A POST without a usable answer is not repeated; the token is looked for by its name instead.</summary>
internal sealed class TokenCreation
{
    private readonly ServiceCaller _caller;
    private readonly Guid _registryId;
    private readonly TokenSpec _token;
    private readonly CallObserver? _observer;
    private readonly ServiceTimeline _timeline;

    public TokenCreation(ServiceCaller caller, Guid registryId, TokenSpec token, CallObserver? observer)
    {
        _caller = caller;
        _registryId = registryId;
        _token = token;
        _observer = observer;
        _timeline = new ServiceTimeline(caller.Policy.Clock);
    }

    public async Task<ApiResponse<TokenResource>> RunAsync(CancellationToken cancellationToken)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new TokenEnvelope { Properties = _token }, WireContext.Default.TokenEnvelope);
        ServiceCall call = new(HttpMethod.Post, Paths.Tokens(_registryId), _observer, body);
        ApiResponse<TokenResource> response;
        try
        {
            response = await _caller.SendAsync(call, static wire => wire.TokenResource, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryApiException e) when (e.MayHaveActed || (e.Answer?.StatusCode == 409 && call.Attempts > 1))
        {
            throw await ExplainAsync(e, cancellationToken).ConfigureAwait(false);
        }

        if (response.Value.Properties?.Credentials?.Password is null)
        {
            throw await ExplainAsync(_caller.Unreadable(call, response.Answer, "it holds no password"), cancellationToken)
                .ConfigureAwait(false);
        }

        // A password without an id still belongs to whoever asked for it.
        if (response.Value.Id is null) response.Value.Id = await TryFindIdAsync(cancellationToken).ConfigureAwait(false);
        return response;
    }

    private async Task<Guid?> TryFindIdAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await new TokenLookup(_caller, _registryId, _observer).FindAsync(_token.Name, cancellationToken)
                .ConfigureAwait(false)).Token?.Id;
        }
        catch (RegistryApiException)
        {
            return null;
        }
    }

    private async Task<TokenOutcomeException> ExplainAsync(RegistryApiException cause, CancellationToken cancellationToken)
    {
        TokenLookup lookup = new(_caller, _registryId, _observer);
        TimeProvider clock = _caller.Policy.Clock;
        try
        {
            _observer?.Verbose?.Invoke($"The creation of '{_token.Name}' got no usable answer; looking for a token of that name.");
            TokenLookup.Result found = await lookup.FindAsync(_token.Name, cancellationToken).ConfigureAwait(false);
            if (found.Token is null)
            {
                // The service may still be at it.
                TimeSpan pause = TimeSpan.FromTicks(_caller.RetryInterval.Ticks * 2);
                _observer?.Verbose?.Invoke(FormattableString.Invariant($"It isn't there; looking again in {pause.TotalSeconds:0.0} s."));
                await clock.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
                found = await lookup.FindAsync(_token.Name, cancellationToken).ConfigureAwait(false);
            }

            return Judge(found, cause, clock.GetUtcNow());
        }
        catch (RegistryApiException lookupFailure)
        {
            return new TokenOutcomeException(
                TokenOutcome.Unknown, null, clock.GetUtcNow(),
                $"{cause.Message} Whether the token '{_token.Name}' was created is unknown, for looking it up failed too: {lookupFailure.Message}",
                cause);
        }
    }

    private TokenOutcomeException Judge(TokenLookup.Result found, RegistryApiException cause, DateTimeOffset now)
    {
        string when = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
        if (found.Token is not { } token)
        {
            return new TokenOutcomeException(
                TokenOutcome.NotSeen, null, now,
                $"{cause.Message} No token named '{_token.Name}' was seen in registry {_registryId:D} at {when}; it may still appear.",
                cause);
        }

        bool mine = _timeline.StartedBefore(token.Metadata?.CreatedDate, found.Answer) && TokenLikeness.IsLike(token, _token);
        return mine
            ? new TokenOutcomeException(
                TokenOutcome.Created, token.Id, now,
                $"{cause.Message} The token '{_token.Name}' was created in registry {_registryId:D} with the id {token.Id?.Value:D}, but its password was lost on the way and can't be recovered.",
                cause)
            : new TokenOutcomeException(
                TokenOutcome.PossiblyAnother, token.Id, now,
                $"{cause.Message} A token named '{_token.Name}' exists in registry {_registryId:D} with the id {token.Id?.Value:D}, but it is older than this command or differs from what was sent: it may be another's.",
                cause);
    }
}
