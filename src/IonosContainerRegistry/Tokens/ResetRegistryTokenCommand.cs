using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>
/// Reset-RegistryToken: rotates tokens. The new token is created and returned with its password first. If an error
/// occurs, the old token isn't changed.
/// </summary>
[Cmdlet(VerbsCommon.Reset, "RegistryToken",
    DefaultParameterSetName = ActionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RegistryToken))]
public sealed class ResetRegistryTokenCommand : MutatingCmdlet
{
    private const string ActionSet = "Action";
    private const string GracePeriodSet = "GracePeriod";

    private readonly Dictionary<Guid, HashSet<string>> _takenNames = [];
    private RegistryToken? _newToken;

    /// <summary>The registry of the tokens.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    [IdTransformation]
    public Guid RegistryId { get; set; }

    /// <summary>The tokens to rotate.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    [IdListTransformation]
    public Guid[]? TokenId { get; set; }

    /// <summary>The name of the new token; by default the old name with the date (UTC), such as ci-20261123.</summary>
    [Parameter]
    [TextTransformation]
    public string? NewName { get; set; }

    /// <summary>When the service deletes the new token, at least one hour from now.</summary>
    [Parameter]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>The lifetime of the new token, such as 90d; by default that of the old token.</summary>
    [Parameter]
    [TokenLifetimeTransformation]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>What happens to the old token.</summary>
    [Parameter(ParameterSetName = ActionSet)]
    public OldTokenAction OldTokenAction { get; set; }

    /// <summary>The time until the service deletes the old token; at least one hour.</summary>
    [Parameter(ParameterSetName = GracePeriodSet, Mandatory = true)]
    [TokenLifetimeTransformation]
    public TokenLifetime? GracePeriod { get; set; }

    private protected override string Activity => "Rotating tokens";

    // A new token must have been returned before the next one is rotated.
    private protected override int MaximumConcurrency => 1;

    private bool EndsOldToken => OldTokenAction is OldTokenAction.Disable or OldTokenAction.Remove;

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (NewName is not null) TokenNameValidator.Check(nameof(NewName), NewName);
        ExpiryResolver.CheckMinimum(nameof(GracePeriod), GracePeriod);
        ExpiryResolver.Resolve(ExpiryDate, ExpiresIn);
    }

    private protected override void ProcessInput()
    {
        ParameterException.Require(RegistryId);
        TokenReader reader = new(this);
        foreach (Guid tokenId in ParameterException.Require(TokenId))
        {
            if (reader.TryRead(RegistryId, tokenId) is not { } token) continue;
            try
            {
                Rotate(token);
            }
            catch (RegistryApiException failure)
            {
                WriteFailure(failure, new CallTarget(RegistryId, tokenId));
            }
            catch (ParameterException fault)
            {
                WriteError(ErrorRecordFactory.InvalidParameter(fault, tokenId));
            }
        }
    }

    private protected override RegistryToken? SelectOutput(OperationResult result)
    {
        // The second operation, that of the old token, writes nothing.
        if (_newToken is not null) return null;
        return _newToken = result.Token;
    }

    private void Rotate(RegistryToken old)
    {
        TokenSpec spec = CreateSpec(old);
        string target = $"token '{old.Name}' ({old.TokenId:D}) in registry {old.RegistryId:D}";
        string expiry = spec.ExpiryDate is { Value: var date } ? $" with expiry {MessageText.Date(date)}" : "";
        string action = $"Create the new token '{spec.Name}'{expiry}, then {DescribeOldTokenAction()}";
        if (!Confirm(target, action, isConfirmed: !EndsOldToken)) return;
        _newToken = null;
        CallObserver observer = CreateObserver();
        try
        {
            Create(old, spec);
            if (_newToken is not null) ChangeOldToken(old, _newToken, observer);
        }
        catch (Exception) when (_newToken is not null && IsToChange(old) && !observer.Sent)
        {
            // A downstream command stopped or failed, so the old token might still be needed.
            new StopReporter(Host, SessionState)
                .Report(ErrorRecordFactory.OldTokenUnchanged(old, _newToken, OldTokenCommand(old)));
            throw;
        }
    }

    private TokenSpec CreateSpec(RegistryToken old)
    {
        if (old.Name is null && NewName is null)
        {
            throw new ParameterException(nameof(NewName), "The token has no name. Specify the name of the new token.");
        }

        return new TokenSpec
        {
            Name = NewName ?? CreateName(old),
            Scopes = TokenMapper.ToWire(old.Scopes),
            Status = old.Status,
            ExpiryDate = ExpiryResolver.Resolve(ExpiryDate, ExpiresIn) ?? InheritExpiry(old),
        };
    }

    private string CreateName(RegistryToken old)
    {
        // Read once for all tokens of a registry.
        if (!_takenNames.TryGetValue(old.RegistryId, out HashSet<string> taken))
        {
            IEnumerable<string> names = new TokenReader(this).ReadAll(old.RegistryId).Select(token => token.Name ?? "");
            _takenNames[old.RegistryId] = taken = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        }

        string name = RotatedTokenName.Create(old.Name!, DateTimeOffset.UtcNow, taken);
        taken.Add(name);
        return name;
    }

    private static DateTimeOffset? InheritExpiry(RegistryToken old)
    {
        if (old.ExpiryDate is not { } expiry) return null;
        if (old.CreatedDate is not { } created || expiry <= created)
        {
            throw new ParameterException(
                nameof(ExpiresIn), "The lifetime of the old token isn't known. Specify -ExpiresIn or -ExpiryDate.");
        }

        TimeSpan lifetime = expiry - created;
        return ExpiryResolver.Resolve(
            default, new TokenLifetime(lifetime < ExpiryResolver.Minimum ? ExpiryResolver.Minimum : lifetime));
    }

    private void Create(RegistryToken old, TokenSpec spec)
    {
        // With a chosen ID the token can be found whatever happens to the response.
        Guid newTokenId = Guid.NewGuid();
        CallObserver observer = CreateObserver();
        Start(new Operation(
            $"creating the new token '{spec.Name}' ({newTokenId:D}) for '{old.Name}' ({old.TokenId:D}) in registry "
            + $"{old.RegistryId:D}",
            new CallTarget(old.RegistryId, newTokenId, spec.Name),
            observer,
            async (client, stop) =>
                await CreateAsync(client, old.RegistryId, newTokenId, spec, observer, stop).ConfigureAwait(false),
            $"The old token '{old.Name}' ({old.TokenId:D}) was not changed."));
    }

    private static async Task<OperationResult> CreateAsync(
        RegistryClient client,
        Guid registryId,
        Guid tokenId,
        TokenSpec spec,
        CallObserver observer,
        CancellationToken stop)
    {
        ApiResponse<TokenResource> response =
            await client.PutTokenAsync(registryId, tokenId, spec, observer, stop).ConfigureAwait(false);
        if (response.Value.Properties?.Credentials?.Password is null)
        {
            // The service issues no password for a chosen ID.
            Guid useless = response.Value.Id?.Value ?? tokenId;
            await RemoveAsync(client, registryId, useless, spec, observer, stop).ConfigureAwait(false);
            response = await client.CreateTokenAsync(registryId, spec, observer, stop).ConfigureAwait(false);
        }

        return new OperationResult(response.Answer, TokenMapper.ToToken(registryId, response.Value));
    }

    private static async Task RemoveAsync(
        RegistryClient client,
        Guid registryId,
        Guid tokenId,
        TokenSpec spec,
        CallObserver observer,
        CancellationToken stop)
    {
        try
        {
            await client.DeleteTokenAsync(registryId, tokenId, observer, stop).ConfigureAwait(false);
        }
        catch (RegistryApiException failure)
        {
            string message = $"The service issued no password for the new token '{spec.Name}' ({tokenId:D}), and "
                + $"removing it failed: {failure.Message}";
            throw new TokenOutcomeException(TokenOutcome.Created, tokenId, DateTimeOffset.UtcNow, message, failure);
        }
    }

    private void ChangeOldToken(RegistryToken old, RegistryToken newToken, CallObserver observer)
    {
        TokenPatch? patch = (OldTokenAction, GracePeriod) switch
        {
            (_, { } grace) => Shorten(old, grace),
            (OldTokenAction.Disable, _) => new TokenPatch { Status = "disabled" },
            _ => null,
        };
        if (patch is null && OldTokenAction != OldTokenAction.Remove) return;
        string doing = patch is null ? "removing" : "changing";
        Start(new Operation(
            $"{doing} the old token '{old.Name}' ({old.TokenId:D}), which was rotated to '{newToken.Name}' "
            + $"({newToken.TokenId:D}), in registry {old.RegistryId:D}",
            new CallTarget(old.RegistryId, old.TokenId),
            observer,
            async (client, stop) => new OperationResult(
                patch is null
                    ? await client.DeleteTokenAsync(old.RegistryId, old.TokenId, observer, stop).ConfigureAwait(false)
                    : (await client.UpdateTokenAsync(old.RegistryId, old.TokenId, patch, observer, stop)
                        .ConfigureAwait(false)).Answer,
                null),
            $"The new token '{newToken.Name}' ({newToken.TokenId:D}) was created. The old token might still be "
            + "active."));
    }

    private bool IsToChange(RegistryToken old)
        => EndsOldToken || (GracePeriod is { } grace && Shorten(old, grace) is not null);

    private static TokenPatch? Shorten(RegistryToken old, TokenLifetime grace)
    {
        DateTimeOffset end = ExpiryResolver.Resolve(default, grace)!.Value;
        // The rotation must not extend the lifetime of the old token.
        return old.ExpiryDate <= end ? null : new TokenPatch { ExpiryDate = end };
    }

    private string OldTokenCommand(RegistryToken old)
    {
        if (OldTokenAction == OldTokenAction.Remove)
        {
            return ErrorRecordFactory.RemoveTokenCommand(old.RegistryId, old.TokenId);
        }

        return $"Set-RegistryToken -RegistryId {old.RegistryId:D} -TokenId {old.TokenId:D} "
            + (GracePeriod is null ? "-Status disabled" : $"-ExpiresIn '{GracePeriod}'");
    }

    private string DescribeOldTokenAction() => GracePeriod is not null
        ? $"let the old token expire in {GracePeriod}"
        : OldTokenAction switch
        {
            OldTokenAction.Disable => "disable the old token",
            OldTokenAction.Remove => "remove the old token",
            _ => "keep the old token",
        };
}
