using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Set-RegistryToken: changes the specified properties of tokens, or replaces a token.</summary>
[Cmdlet(VerbsCommon.Set, "RegistryToken", DefaultParameterSetName = UpdateSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegistryToken))]
public sealed class SetRegistryTokenCommand : ExistingTokenCmdlet
{
    private const string UpdateSet = "Update";
    private const string ReplaceSet = "Replace";
    private bool _hasNoChanges;
    private bool _nameIsGiven;

    /// <summary>Creates or replaces the token. Properties that aren't specified are cleared.</summary>
    [Parameter(ParameterSetName = ReplaceSet)]
    public SwitchParameter Replace { get; set; }

    /// <summary>The name. The name of an existing token can't be changed.</summary>
    [Parameter(ParameterSetName = ReplaceSet, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(TokenNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The new status, such as enabled or disabled.</summary>
    [Parameter]
    [TextTransformation]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string? Status { get; set; }

    /// <summary>When the service deletes the token, at least one hour from now.</summary>
    [Parameter]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>The lifetime from now, such as 30d, at least one hour.</summary>
    [Parameter]
    [TokenLifetimeTransformation]
    [ArgumentCompleter(typeof(LifetimeCompleter))]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>Clears the expiry date.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter NoExpiry { get; set; }

    /// <summary>The scopes that replace all scopes of the token.</summary>
    [Parameter]
    [Alias("Scopes")]
    [AllowEmptyCollection]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? Scope { get; set; }

    /// <summary>Scopes to add. If the token has a scope with the type and name, the actions are added to it.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? AddScope { get; set; }

    /// <summary>Scopes or actions to remove. A scope without remaining actions is removed.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? RemoveScope { get; set; }

    /// <summary>Returns the changed token. A replaced token is always returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The maximum number of tokens that are changed at the same time.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ValidateRange(1, MaximumThrottleLimit)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override string Activity => Replace ? "Replacing tokens" : "Changing tokens";

    // The service can issue passwords when it replaces, so nothing is replaced ahead of the pipeline.
    private protected override int MaximumConcurrency => Replace ? 1 : ThrottleLimit;

    private bool ChangesScopesInPlace => AddScope is not null || RemoveScope is not null;

    private protected override void BeginInput()
    {
        base.BeginInput();
        _nameIsGiven = IsBound(nameof(Name));
        if (_nameIsGiven && !Replace)
        {
            throw new ParameterException(
                nameof(Name), "A name is only used with -Replace. " + TokenText.ByNameAdvice);
        }

        if (Replace && !_nameIsGiven && !MyInvocation.ExpectingInput)
            throw new ParameterException(nameof(Name), "Specify the name of the token, because -Replace sends it.");

        if (NoExpiry && (ExpiryDate != default || ExpiresIn is not null))
            throw ParameterException.Combination("-NoExpiry can't be used with -ExpiryDate or -ExpiresIn.");

        if (Scope is not null && ChangesScopesInPlace)
        {
            throw ParameterException.Combination(
                "-Scope can't be used with -AddScope or -RemoveScope, because it replaces all scopes.");
        }

        ScopeValidator.CheckGranted(nameof(Scope), Scope, WriteWarning);
        ScopeValidator.CheckGranted(nameof(AddScope), AddScope, WriteWarning);
        ScopeValidator.Check(nameof(RemoveScope), RemoveScope);
        RefuseEmptyList(nameof(AddScope), AddScope);
        RefuseEmptyList(nameof(RemoveScope), RemoveScope);
        ExpiryResolver.Resolve(ExpiryDate, ExpiresIn);
        _hasNoChanges = !Replace && !NoExpiry && Status is null && Scope is null
            && !ChangesScopesInPlace && ExpiryDate == default && ExpiresIn is null;
        if (_hasNoChanges)
        {
            // A value such as "disabled" is easily thought to be the change.
            string? note = MyInvocation.ExpectingInput ? RegistrySelector.NoteFor(this) : null;
            WriteWarning(MessageText.Join("No changes were specified. No request was sent.", note));
        }
    }

    private protected override void ProcessInput()
    {
        if (_hasNoChanges) return;
        Guid[] tokenIds = RequireTokenIds(canBeNew: Replace);
        if (FindRegistry() is not { } registry) return;
        ExpectTotal(tokenIds.Length);
        foreach (Guid tokenId in tokenIds)
        {
            if (Replace) ReplaceToken(registry, tokenId);
            else UpdateToken(registry, tokenId);
        }
    }

    private protected override bool WritesOutput => PassThru || Replace;

    private protected override string EmptyValueAdvice(string parameter) => parameter switch
    {
        nameof(ExpiryDate) or nameof(ExpiresIn) when !Replace => "To clear the expiry date, use -NoExpiry.",
        _ => base.EmptyValueAdvice(parameter),
    };

    private void UpdateToken(RegistryReference registry, Guid tokenId)
    {
        TokenPatch patch = new()
        {
            Status = Status,
            ExpiryDate = ExpiryResolver.Resolve(ExpiryDate, ExpiresIn),
            ClearExpiryDate = NoExpiry,
            Scopes = TokenMapper.ToWire(Scope),
        };
        string? name = FindName(registry, tokenId);
        string token = TokenText.Describe(registry, tokenId, name);
        if (!ShouldProcess(token, Describe(patch))) return;
        RequestObserver observer = CreateObserver();
        ScopeChange scopes = new() { Add = ToWire(AddScope), Remove = ToWire(RemoveScope) };
        bool inPlace = ChangesScopesInPlace;
        Start(new Operation(
            $"changing {token}", new TokenTarget(registry, tokenId, name), observer,
            async (client, stop) =>
            {
                ApiResponse<TokenResource> response = inPlace
                    ? await client.Tokens.UpdateAsync(registry.Id, tokenId, patch, scopes, observer, stop)
                        .ConfigureAwait(false)
                    : await client.Tokens.UpdateAsync(registry.Id, tokenId, patch, observer, stop)
                        .ConfigureAwait(false);
                OperationResult result = TokenMapper.ToResult(registry, response);
                result.Warnings =
                [
                    .. result.Warnings, .. TokenWarnings.OfRemoval(registry, response.Value, scopes, observer.Sent),
                ];
                return result;
            }));
    }

    private void ReplaceToken(RegistryReference registry, Guid tokenId)
    {
        string name = TokenNameValidator.Require(Name, _nameIsGiven, InputObject);
        TokenSpec spec = new()
        {
            Name = name,
            Status = Status,
            Scopes = TokenMapper.ToWire(Scope),
            ExpiryDate = ExpiryResolver.Resolve(ExpiryDate, ExpiresIn),
        };
        string token = TokenText.Describe(registry, tokenId, FindName(registry, tokenId));
        string cleared = string.Join(", ", FindCleared(spec, null));
        string action = $"Create or replace as '{name}'";
        if (cleared.Length > 0) action += ", clear the properties that aren't specified: " + cleared;
        if (!ShouldProcess(token, action)) return;
        WarnAboutCleared(spec, tokenId, token);
        RequestObserver observer = CreateObserver();
        Start(new Operation(
            $"replacing {token}", new TokenTarget(registry, tokenId, name), observer,
            async (client, stop) => TokenMapper.ToResult(
                registry,
                await client.Tokens.ReplaceAsync(registry.Id, tokenId, spec, observer, stop).ConfigureAwait(false))));
    }

    private static void RefuseEmptyList(string parameter, RegistryTokenScope[]? scopes)
    {
        if (scopes is { Length: 0 }) throw new ParameterException(parameter, "Specify at least one scope.");
    }

    private static IList<ScopeResource> ToWire(RegistryTokenScope[]? scopes) => TokenMapper.ToWire(scopes) ?? [];

    /// <summary>Warns about what the piped token has and the replacement clears, because there is no prompt.</summary>
    private void WarnAboutCleared(TokenSpec spec, Guid tokenId, string token)
    {
        if (InputObject?.BaseObject is not RegistryToken before || before.TokenId != tokenId) return;
        string cleared = string.Join(", ", FindCleared(spec, before));
        if (cleared.Length > 0) WriteWarning($"-Replace clears these properties of {token}: {cleared}.");
    }

    /// <summary>The properties that a replacement clears: of a token, or all that might be set.</summary>
    private static IEnumerable<string> FindCleared(TokenSpec spec, RegistryToken? before)
    {
        if (spec.Scopes is null && before is null or { Scopes.Count: > 0 }) yield return "scopes";
        if (spec.ExpiryDate is null && before is null or { ExpiryDate: not null }) yield return "expiry date";
        bool isEnabled = string.Equals(before?.Status, "enabled", StringComparison.OrdinalIgnoreCase);
        if (spec.Status is null && !isEnabled && before is null or { Status: not null }) yield return "status";
    }

    private string Describe(TokenPatch patch)
    {
        List<string> changes = [];
        if (patch.Status is not null) changes.Add($"set the status to '{patch.Status}'");
        if (patch.ExpiryDate is { } expiry) changes.Add($"set the expiry date to {MessageText.Date(expiry)}");
        if (patch.ClearExpiryDate) changes.Add("clear the expiry date");
        if (Scope is { Length: 0 }) changes.Add("remove all scopes");
        if (Scope is { Length: > 0 }) changes.Add("replace all scopes with " + RegistryTokenScope.Format(Scope));
        if (AddScope is not null) changes.Add("add " + RegistryTokenScope.Format(AddScope));
        if (RemoveScope is not null) changes.Add("remove " + RegistryTokenScope.Format(RemoveScope));
        return MessageText.Capitalize(string.Join(", ", changes));
    }
}
