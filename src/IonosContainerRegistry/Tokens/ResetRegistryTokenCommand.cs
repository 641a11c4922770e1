using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
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
public sealed class ResetRegistryTokenCommand : ExistingTokenCmdlet
{
    private const string ActionSet = "Action";
    private const string GracePeriodSet = "GracePeriod";

    private TokenRotator? _rotator;
    private RegistryToken? _newToken;

    /// <summary>The name of the new token. By default the old name with the date (UTC), such as ci-20261123.</summary>
    [Parameter]
    [TextTransformation]
    public string? NewName { get; set; }

    /// <summary>When the service deletes the new token, at least one hour from now.</summary>
    [Parameter]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>The lifetime of the new token, such as 90d. By default that of the old token.</summary>
    [Parameter]
    [TokenLifetimeTransformation]
    [ArgumentCompleter(typeof(LifetimeCompleter))]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>What happens to the old token.</summary>
    [Parameter(ParameterSetName = ActionSet)]
    public OldTokenAction OldTokenAction { get; set; }

    /// <summary>The time until the service deletes the old token, at least one hour.</summary>
    [Parameter(ParameterSetName = GracePeriodSet, Mandatory = true)]
    [TokenLifetimeTransformation]
    [ArgumentCompleter(typeof(LifetimeCompleter))]
    public TokenLifetime? GracePeriod { get; set; }

    private protected override string Activity => "Rotating tokens";

    // A new token must have been returned before the next one is rotated.
    private protected override int MaximumConcurrency => 1;

    private OldTokenChange OldTokenChange => GracePeriod is not null
        ? OldTokenChange.Expire
        : OldTokenAction switch
        {
            OldTokenAction.Disable => OldTokenChange.Disable,
            OldTokenAction.Remove => OldTokenChange.Delete,
            _ => OldTokenChange.Keep,
        };

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (NewName is not null) TokenNameValidator.Check(nameof(NewName), NewName);
        ExpiryResolver.CheckMinimum(nameof(GracePeriod), GracePeriod);
        ExpiryResolver.Resolve(ExpiryDate, ExpiresIn);
    }

    private protected override void ProcessInput()
    {
        Guid[] tokenIds = RequireTokenIds();
        if (FindRegistry() is not { } registry) return;
        ExpectTotal(tokenIds.Length);
        foreach (Guid tokenId in tokenIds)
        {
            if (_rotator?.HasCreated(tokenId) == true)
            {
                // A list that is read page by page ends with the tokens that were created meanwhile.
                string skipped = TokenText.Describe(registry, tokenId, FindName(registry, tokenId));
                WriteVerbose($"Skipping {skipped}, because this command created it.");
                continue;
            }

            if (Prepare(registry, tokenId) is { } rotation) Rotate(registry, rotation);
        }
    }

    private protected override bool WritesOutput => true;

    private protected override object? SelectOutput(OperationResult result)
    {
        // The second operation, that of the old token, writes nothing.
        _newToken ??= result.Output as RegistryToken;
        return result.Output;
    }

    private TokenRotation? Prepare(RegistryReference registry, Guid tokenId)
    {
        try
        {
            TokenRotator rotator = _rotator ??= Client.Tokens.CreateRotator(CreateOptions());
            TokenRotation rotation = Await(stop => rotator.PrepareAsync(registry.Id, tokenId, CreateObserver(), stop));
            SetResponseVariables(rotation.Response);
            return rotation;
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new TokenTarget(registry, tokenId, FindName(registry, tokenId)));
        }
        catch (TokenRotationException problem)
        {
            SetResponseVariables(problem.Response);
            WriteError(RotationErrors.CannotRotate(problem, registry));
        }

        return null;
    }

    private RotationOptions CreateOptions() => new()
    {
        NewName = NewName,
        ExpiryDate = ExpiryDate == default ? null : ExpiryDate,
        Lifetime = ExpiresIn?.Value,
        OldToken = OldTokenChange,
        GracePeriod = GracePeriod?.Value ?? default,
    };

    private void Rotate(RegistryReference registry, TokenRotation rotation)
    {
        TokenSpec spec = rotation.NewToken;
        string expiry = spec.ExpiryDate is { } date ? $" with expiry {MessageText.Date(date)}" : "";
        string action = $"Create the new token '{spec.Name}'{expiry}, then {DescribeOldTokenChange()}";
        bool endsOldToken = OldTokenChange is OldTokenChange.Disable or OldTokenChange.Delete;
        if (!Confirm($"{DescribeOld(rotation)} in {registry}", action, !endsOldToken)) return;

        _newToken = null;
        RequestObserver observer = CreateObserver();
        try
        {
            Create(registry, rotation);
            if (_newToken is null || !rotation.ChangesOldToken) return;
            if (_newToken.WasNotPassedOn) WriteOldTokenUnchanged(rotation, _newToken);
            else ChangeOldToken(registry, rotation, _newToken, observer);
        }
        catch (Exception) when (_newToken is not null && rotation.ChangesOldToken && !observer.Sent)
        {
            // A downstream command stopped or failed, so the old token might still be needed.
            new StopReporter(Host, SessionState).Report(RotationErrors.PipelineStopped(
                rotation, _newToken, OldTokenCommand(rotation)));
            throw;
        }
    }

    private void Create(RegistryReference registry, TokenRotation rotation)
    {
        RequestObserver observer = CreateObserver();
        string name = TokenText.Name(rotation.NewToken.Name, rotation.NewTokenId);
        Start(new Operation(
            $"creating the new {name} for the old {DescribeOld(rotation)} in {registry}",
            new TokenTarget(registry, rotation.NewTokenId, rotation.NewToken.Name)
            {
                RotatedTokenId = rotation.OldToken.Id,
            },
            observer,
            async (_, stop) => TokenMapper.ToResult(
                registry, await rotation.CreateAsync(observer, stop).ConfigureAwait(false)),
            $"The old {DescribeOld(rotation)} was not changed."));
    }

    private void ChangeOldToken(
        RegistryReference registry, TokenRotation rotation, RegistryToken newToken, RequestObserver observer)
    {
        string name = TokenText.Name(newToken.Name, newToken.TokenId);
        Start(new Operation(
            $"changing the old {DescribeOld(rotation)}, rotated to {name}, in {registry}",
            new TokenTarget(registry, rotation.OldToken.Id, rotation.OldToken.Properties?.Name),
            observer,
            async (_, stop) =>
                new OperationResult(await rotation.ChangeOldTokenAsync(observer, stop).ConfigureAwait(false), null),
            $"The new {name} was created. The old token might still be active.")
        {
            IsFollowUp = true,
        });
    }

    private void WriteOldTokenUnchanged(TokenRotation rotation, RegistryToken newToken)
        => WriteError(RotationErrors.NewTokenNotPassedOn(
            rotation, newToken, OldTokenCommand(rotation)));

    private static string DescribeOld(TokenRotation rotation)
        => TokenText.Name(rotation.OldToken.Properties?.Name, rotation.OldToken.Id);

    private string OldTokenCommand(TokenRotation rotation)
    {
        string id = $"-RegistryId {rotation.RegistryId:D} -TokenId {rotation.OldToken.Id:D}";
        return OldTokenChange switch
        {
            OldTokenChange.Delete => $"Remove-RegistryToken {id}",
            OldTokenChange.Disable => $"Set-RegistryToken {id} -Status disabled",
            _ => $"Set-RegistryToken {id} -ExpiresIn '{GracePeriod}'",
        };
    }

    private string DescribeOldTokenChange() => OldTokenChange switch
    {
        OldTokenChange.Expire => $"let the old token expire in {GracePeriod}",
        OldTokenChange.Disable => "disable the old token",
        OldTokenChange.Delete => "remove the old token",
        _ => "keep the old token",
    };
}
