using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Commands;

/// <summary>
/// Reset-RegistryToken: rotates a credential without an outage. The successor is created and handed on with its password
/// first; only then the old token is dealt with, and any failure leaves it working.
/// </summary>
[Cmdlet(VerbsCommon.Reset, "RegistryToken", DefaultParameterSetName = ActionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RegistryToken))]
public sealed class ResetRegistryTokenCommand : ChangeCommand
{
    private const string ActionSet = "Action";
    private const string GracePeriodSet = "GracePeriod";

    private readonly Dictionary<Guid, HashSet<string>> _takenNames = [];
    private bool _isConfirmed;
    private RegistryToken? _successor;

    /// <summary>The registry of the token.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    [IdTransformation]
    public Guid RegistryId { get; set; }

    /// <summary>The tokens to rotate.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    [IdListTransformation]
    public Guid[]? TokenId { get; set; }

    /// <summary>The successor's name; otherwise the old one's with today's date (UTC), such as ci-20261123.</summary>
    [Parameter]
    [TextTransformation]
    public string? NewName { get; set; }

    /// <summary>When the service deletes the successor, at least an hour from now.</summary>
    [Parameter]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>How long the successor lives, such as 90d; otherwise as long as the old token did from its creation.</summary>
    [Parameter]
    [TokenLifetimeTransformation]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>What becomes of the old token.</summary>
    [Parameter(ParameterSetName = ActionSet)]
    public OldTokenAction OldTokenAction { get; set; }

    /// <summary>How long the old token still works, at least an hour; then the service deletes it.</summary>
    [Parameter(ParameterSetName = GracePeriodSet, Mandatory = true)]
    [TokenLifetimeTransformation]
    public TokenLifetime? GracePeriod { get; set; }

    private protected override string Activity => "Rotating tokens";

    // One after the other: a successor must be in safe hands before the next token is touched.
    private protected override int Window => 1;

    private bool EndsOldToken => OldTokenAction is OldTokenAction.Disable or OldTokenAction.Remove;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseEmpty(nameof(RegistryId), RegistryId == Guid.Empty);
        RefuseEmpty(nameof(TokenId), TokenId is null);
        RefuseEmpty(nameof(NewName), string.IsNullOrEmpty(NewName));
        RefuseEmpty(nameof(ExpiryDate), ExpiryDate == default);
        RefuseEmpty(nameof(ExpiresIn), ExpiresIn is null);
        RefuseEmpty(nameof(GracePeriod), GracePeriod is null);
        try
        {
            if (NewName is not null && TokenNameRule.FindFault(NewName) is { } fault) throw new FormatException("-NewName: " + fault);
            if (GracePeriod?.Value < ExpiryRule.Minimum)
                throw new FormatException($"-GracePeriod: {GracePeriod} is less than one hour, which the service demands.");
            ExpiryRule.Resolve(ExpiryDate, ExpiresIn);
        }
        catch (FormatException fault)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(fault, null));
        }

        // Nothing that works stops working unless the old token ends, so only then it is asked.
        _isConfirmed = !EndsOldToken && !IsWhatIf && !MyInvocation.BoundParameters.ContainsKey("Confirm");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (RegistryId == Guid.Empty || TokenId is null)
        {
            WriteError(ErrorRecords.BadInput(RegistryId == Guid.Empty ? nameof(RegistryId) : nameof(TokenId), "the record has none.", null));
            return;
        }

        foreach (Guid tokenId in TokenId)
        {
            try
            {
                ApiResponse<TokenResource> response = Await(stop => Client.GetTokenAsync(RegistryId, tokenId, CreateObserver(), stop));
                Note(response.Answer);
                response.Value.Id ??= tokenId;
                Rotate(TokenMapper.ToToken(RegistryId, response.Value));
            }
            catch (RegistryApiException failure)
            {
                WriteFailure(failure, new CallTarget(RegistryId, tokenId));
            }
            catch (FormatException fault)
            {
                WriteError(ErrorRecords.BadInput(fault, tokenId));
            }
        }
    }

    private protected override RegistryToken? Output(ChangeResult result)
    {
        // The second change, that of the old token, hands nothing on.
        if (_successor is not null) return null;
        _successor = result.Token;
        return result.Token;
    }

    private void Rotate(RegistryToken old)
    {
        TokenSpec spec = Successor(old);
        string target = $"token '{old.Name}' ({old.TokenId:D}) in registry {old.RegistryId:D}";
        string action = $"Create the successor '{spec.Name}'" + (spec.ExpiryDate is { Value: var expiry } ? FormattableString.Invariant($", expiry {expiry.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : "")
            + ", then " + DescribeOldTokenAction();
        if (_isConfirmed) WriteVerbose($"Performing the operation \"{action}\" on target \"{target}\".");
        else if (!ShouldProcess(target, action)) return;

        _successor = null;
        CallObserver observer = CreateObserver();
        try
        {
            Create(old, spec);
            if (_successor is not null) DealWithOldToken(old, _successor, observer);
        }
        catch (Exception) when (_successor is not null && IsToChange(old) && !observer.Sent)
        {
            // Whoever was to take the successor stopped or failed: then nothing may be taken from the old token's users.
            TellAfterStop(ErrorRecords.OldTokenLeft(old, _successor, OldTokenCommand(old)));
            throw;
        }
    }

    private TokenSpec Successor(RegistryToken old)
    {
        if (old.Name is null && NewName is null) throw new FormatException("-NewName: the token has no name to make the successor's from; give one.");
        return new TokenSpec
        {
            Name = NewName ?? FreeName(old),
            Scopes = TokenMapper.ToWire(old.Scopes),
            Status = old.Status,
            ExpiryDate = ExpiryRule.Resolve(ExpiryDate, ExpiresIn) ?? InheritedExpiry(old),
        };
    }

    private string FreeName(RegistryToken old)
    {
        // Read once for all tokens of a registry; one that is taken meanwhile is refused by the service.
        if (!_takenNames.TryGetValue(old.RegistryId, out HashSet<string> taken))
        {
            taken = new HashSet<string>(ReadTokens(old.RegistryId).Select(token => token.Name ?? ""), StringComparer.OrdinalIgnoreCase);
            _takenNames.Add(old.RegistryId, taken);
        }

        string name = SuccessorName.For(old.Name!, DateTimeOffset.UtcNow, taken);
        taken.Add(name);
        return name;
    }

    private static DateTimeOffset? InheritedExpiry(RegistryToken old)
    {
        if (old.ExpiryDate is not { } expiry) return null;
        if (old.CreatedDate is not { } created || expiry <= created)
            throw new FormatException("-ExpiresIn: the service doesn't say how long the token was to live from its creation; give -ExpiresIn or -ExpiryDate.");
        TimeSpan lifetime = expiry - created;
        return ExpiryRule.Resolve(default, new TokenLifetime(lifetime < ExpiryRule.Minimum ? ExpiryRule.Minimum : lifetime));
    }

    private void Create(RegistryToken old, TokenSpec spec)
    {
        // Chosen here, so that whatever happens to the answer, it is known which token to look for.
        Guid successorId = Guid.NewGuid();
        CallObserver observer = CreateObserver();
        Enqueue(new Change(
            $"The creation of the successor '{spec.Name}' ({successorId:D}) of the token {old.TokenId:D} in registry {old.RegistryId:D}",
            new CallTarget(old.RegistryId, successorId, spec.Name),
            observer,
            async (client, stop) => await CreateAsync(client, old.RegistryId, successorId, spec, observer, stop).ConfigureAwait(false),
            $"The old token '{old.Name}' ({old.TokenId:D}) was left as it is."));
    }

    private static async Task<ChangeResult> CreateAsync(
        RegistryClient client, Guid registryId, Guid successorId, TokenSpec spec, CallObserver observer, CancellationToken stop)
    {
        ApiResponse<TokenResource> response = await client.PutTokenAsync(registryId, successorId, spec, observer, stop).ConfigureAwait(false);
        if (response.Value.Properties?.Credentials?.Password is null)
        {
            // A service that issues no password for a chosen id: make way for a token that has one.
            await RemoveUselessAsync(client, registryId, response.Value.Id?.Value ?? successorId, spec, observer, stop).ConfigureAwait(false);
            response = await client.CreateTokenAsync(registryId, spec, observer, stop).ConfigureAwait(false);
        }

        return new ChangeResult(response.Answer, TokenMapper.ToToken(registryId, response.Value));
    }

    private static async Task RemoveUselessAsync(
        RegistryClient client, Guid registryId, Guid tokenId, TokenSpec spec, CallObserver observer, CancellationToken stop)
    {
        try
        {
            await client.DeleteTokenAsync(registryId, tokenId, observer, stop).ConfigureAwait(false);
        }
        catch (RegistryApiException failure)
        {
            throw new TokenOutcomeException(
                TokenOutcome.Created, tokenId, DateTimeOffset.UtcNow,
                $"The service issued no password for the successor '{spec.Name}' ({tokenId:D}), and removing it failed: {failure.Message}", failure);
        }
    }

    private void DealWithOldToken(RegistryToken old, RegistryToken successor, CallObserver observer)
    {
        TokenPatch? patch = (OldTokenAction, GracePeriod) switch
        {
            (_, { } grace) => Shorten(old, grace),
            (OldTokenAction.Disable, _) => new TokenPatch { Status = "disabled" },
            _ => null,
        };
        if (patch is null && OldTokenAction != OldTokenAction.Remove) return;
        Enqueue(new Change(
            $"The {(patch is null ? "removal" : "change")} of the old token {old.TokenId:D}, whose successor is '{successor.Name}' ({successor.TokenId:D}), in registry {old.RegistryId:D}",
            new CallTarget(old.RegistryId, old.TokenId),
            observer,
            async (client, stop) => patch is null
                ? new ChangeResult(await client.DeleteTokenAsync(old.RegistryId, old.TokenId, observer, stop).ConfigureAwait(false), null)
                : new ChangeResult((await client.UpdateTokenAsync(old.RegistryId, old.TokenId, patch, observer, stop).ConfigureAwait(false)).Answer, null),
            $"Its successor '{successor.Name}' ({successor.TokenId:D}) exists and works; the old token may still work too."));
    }

    private bool IsToChange(RegistryToken old) => EndsOldToken || (GracePeriod is { } grace && Shorten(old, grace) is not null);

    private static TokenPatch? Shorten(RegistryToken old, TokenLifetime grace)
    {
        DateTimeOffset end = ExpiryRule.Resolve(default, grace)!.Value;
        // A token that ends sooner by itself is not to live longer for being rotated.
        return old.ExpiryDate <= end ? null : new TokenPatch { ExpiryDate = end };
    }

    private string OldTokenCommand(RegistryToken old)
    {
        if (OldTokenAction == OldTokenAction.Remove) return ErrorRecords.RemoveCommand(old.RegistryId, old.TokenId);
        return $"Set-RegistryToken -RegistryId {old.RegistryId:D} -TokenId {old.TokenId:D} " + (GracePeriod is null ? "-Status disabled" : $"-ExpiresIn '{GracePeriod}'");
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
