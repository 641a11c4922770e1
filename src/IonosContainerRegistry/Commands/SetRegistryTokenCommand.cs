using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Commands;

/// <summary>Set-RegistryToken: changes what was given and nothing else, or replaces a token as a whole.</summary>
[Cmdlet(VerbsCommon.Set, "RegistryToken", DefaultParameterSetName = UpdateSet, SupportsShouldProcess = true)]
[OutputType(typeof(RegistryToken))]
public sealed class SetRegistryTokenCommand : ChangeCommand
{
    private const string UpdateSet = "Update";
    private const string ReplaceSet = "Replace";
    private const int MaximumWindow = 64;

    private bool _nothingWasGiven;

    /// <summary>The registry of the token.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The tokens to change.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    public Guid[]? TokenId { get; set; }

    /// <summary>Creates or replaces the token as a whole: what isn't given is cleared.</summary>
    [Parameter(ParameterSetName = ReplaceSet, Mandatory = true)]
    public SwitchParameter Replace { get; set; }

    /// <summary>The name; that of an existing token can't change.</summary>
    [Parameter(ParameterSetName = ReplaceSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(TokenNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The new status, such as enabled or disabled.</summary>
    [Parameter]
    [TextTransformation]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string? Status { get; set; }

    /// <summary>When the service deletes the token, at least an hour from now.</summary>
    [Parameter]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>How long the token lives from now, such as 30d; at least an hour.</summary>
    [Parameter]
    [TokenLifetimeTransformation]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>Clears the expiry.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter NoExpiry { get; set; }

    /// <summary>The scopes that replace all that the token has.</summary>
    [Parameter]
    [Alias("Scopes")]
    [AllowEmptyCollection]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? Scope { get; set; }

    /// <summary>Scopes to add; on a type and name that the token has, the actions are added.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? AddScope { get; set; }

    /// <summary>Actions to take away; the whole scope where none is named or left.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? RemoveScope { get; set; }

    /// <summary>Returns the changed token. A replaced one always comes back.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How many tokens are changed at the same time.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [ValidateRange(1, MaximumWindow)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override string Activity => ParameterSetName == ReplaceSet ? "Replacing tokens" : "Changing tokens";

    private protected override int Window => ThrottleLimit;

    private bool ChangesScopesInPlace => AddScope is not null || RemoveScope is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseEmpty(nameof(RegistryId), RegistryId == Guid.Empty);
        RefuseEmpty(nameof(TokenId), TokenId is null);
        RefuseEmpty(nameof(Name), string.IsNullOrEmpty(Name));
        RefuseEmpty(nameof(Status), string.IsNullOrEmpty(Status));
        RefuseEmpty(nameof(ExpiryDate), ExpiryDate == default);
        RefuseEmpty(nameof(ExpiresIn), ExpiresIn is null);
        RefuseEmpty(nameof(Scope), Scope is null);
        RefuseEmpty(nameof(AddScope), AddScope is null);
        RefuseEmpty(nameof(RemoveScope), RemoveScope is null);
        try
        {
            CheckValues();
        }
        catch (FormatException fault)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(fault, null));
        }

        // Replace is always asked for something; Update may have been called with nothing but ids.
        _nothingWasGiven = ParameterSetName == UpdateSet && !NoExpiry && Status is null && Scope is null
            && !ChangesScopesInPlace && ExpiryDate == default && ExpiresIn is null;
        if (_nothingWasGiven) WriteWarning("Nothing to change was given, so no request is sent.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_nothingWasGiven) return;
        try
        {
            if (RegistryId == Guid.Empty) throw new FormatException("-RegistryId: the record has none.");
            if (TokenId is null) throw new FormatException("-TokenId: the record has none.");
            foreach (Guid tokenId in TokenId)
            {
                if (ParameterSetName == ReplaceSet) ReplaceToken(RegistryId, tokenId);
                else UpdateToken(RegistryId, tokenId);
            }
        }
        catch (FormatException fault)
        {
            WriteError(ErrorRecords.BadInput(fault, TokenId));
        }
    }

    private protected override RegistryToken? Output(ChangeResult result)
        => PassThru || ParameterSetName == ReplaceSet ? result.Token : null;

    private void CheckValues()
    {
        if (NoExpiry && (ExpiryDate != default || ExpiresIn is not null))
            throw new FormatException("-NoExpiry excludes -ExpiryDate and -ExpiresIn; give one of them.");
        if (Scope is not null && ChangesScopesInPlace)
            throw new FormatException("-Scope replaces all scopes and so excludes -AddScope and -RemoveScope.");
        ScopeRule.Check(nameof(Scope), Scope);
        ScopeRule.Check(nameof(AddScope), AddScope);
        ScopeRule.Check(nameof(RemoveScope), RemoveScope);
        ExpiryRule.Resolve(ExpiryDate, ExpiresIn);
    }

    private void UpdateToken(Guid registryId, Guid tokenId)
    {
        TokenPatch patch = new()
        {
            Status = Status,
            ExpiryDate = ExpiryRule.Resolve(ExpiryDate, ExpiresIn),
            ClearExpiryDate = NoExpiry,
            Scopes = TokenMapper.ToWire(Scope),
        };
        if (!ShouldProcess(TargetText(registryId, tokenId), Describe(patch))) return;

        CallObserver observer = CreateObserver();
        RegistryTokenScope[] add = AddScope ?? [];
        RegistryTokenScope[] remove = RemoveScope ?? [];
        bool inPlace = ChangesScopesInPlace;
        Enqueue(new Change(
            $"The change of the token {tokenId:D} in registry {registryId:D}",
            new CallTarget(registryId, tokenId),
            observer,
            async (client, stop) =>
            {
                if (inPlace)
                {
                    ApiResponse<TokenResource> current = await client.GetTokenAsync(registryId, tokenId, observer, stop).ConfigureAwait(false);
                    RegistryTokenScopeCollection scopes = TokenMapper.ToScopes(current.Value.Properties?.Scopes);
                    RegistryTokenScope[] changed = ScopeChanges.Apply(scopes, add, remove);
                    if (!ScopeChanges.AreSame(scopes, changed)) patch.Scopes = TokenMapper.ToWire(changed);
                    if (patch.IsEmpty) return new ChangeResult(current.Answer, ToToken(registryId, tokenId, current.Value));
                }

                ApiResponse<TokenResource> response = await client.UpdateTokenAsync(registryId, tokenId, patch, observer, stop).ConfigureAwait(false);
                return new ChangeResult(response.Answer, ToToken(registryId, tokenId, response.Value));
            }));
    }

    private void ReplaceToken(Guid registryId, Guid tokenId)
    {
        if (string.IsNullOrEmpty(Name)) throw new FormatException("-Name: the record has none.");
        if (TokenNameRule.FindFault(Name!) is { } fault) throw new FormatException("-Name: " + fault);
        TokenSpec spec = new()
        {
            Name = Name!,
            Status = Status,
            Scopes = TokenMapper.ToWire(Scope),
            ExpiryDate = ExpiryRule.Resolve(ExpiryDate, ExpiresIn),
        };
        if (!ShouldProcess(TargetText(registryId, tokenId), $"Create or replace as '{spec.Name}'{DescribeCleared(spec)}")) return;

        CallObserver observer = CreateObserver();
        Enqueue(new Change(
            $"The replacement of the token {tokenId:D} in registry {registryId:D}",
            new CallTarget(registryId, tokenId, spec.Name),
            observer,
            async (client, stop) =>
            {
                ApiResponse<TokenResource> response = await client.PutTokenAsync(registryId, tokenId, spec, observer, stop).ConfigureAwait(false);
                return new ChangeResult(response.Answer, ToToken(registryId, tokenId, response.Value));
            }));
    }

    private static RegistryToken ToToken(Guid registryId, Guid tokenId, TokenResource wire)
    {
        wire.Id ??= tokenId;
        return TokenMapper.ToToken(registryId, wire);
    }

    private static string TargetText(Guid registryId, Guid tokenId) => $"token {tokenId:D} in registry {registryId:D}";

    private static string DescribeCleared(TokenSpec spec)
    {
        List<string> cleared = [];
        if (spec.Scopes is null) cleared.Add("scopes");
        if (spec.ExpiryDate is null) cleared.Add("expiry date");
        if (spec.Status is null) cleared.Add("status");
        return cleared.Count == 0 ? "" : ", clearing what is not given: " + string.Join(", ", cleared);
    }

    private string Describe(TokenPatch patch)
    {
        List<string> parts = [];
        if (patch.Status is not null) parts.Add($"set status to '{patch.Status}'");
        if (patch.ExpiryDate is { } expiry) parts.Add($"set expiry to {ExpiryDateText.InUtc(expiry)}");
        if (patch.ClearExpiryDate) parts.Add("clear the expiry");
        if (Scope is not null) parts.Add("replace all scopes by " + (Scope.Length == 0 ? "none" : RegistryTokenScope.Format(Scope)));
        if (AddScope is not null) parts.Add("add " + RegistryTokenScope.Format(AddScope));
        if (RemoveScope is not null) parts.Add("remove " + RegistryTokenScope.Format(RemoveScope));
        string text = string.Join(", ", parts);
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
