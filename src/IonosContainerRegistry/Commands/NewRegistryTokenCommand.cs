using System;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Commands;

/// <summary>New-RegistryToken: creates tokens and returns them with their passwords, which the service shows only once.</summary>
[Cmdlet(VerbsCommon.New, "RegistryToken", SupportsShouldProcess = true)]
[OutputType(typeof(RegistryToken))]
public sealed class NewRegistryTokenCommand : ChangeCommand
{
    private const int MaximumWindow = 64;

    private bool _nameIsGiven;
    private bool _expiryDateIsGiven;
    private bool _expiresInIsGiven;

    /// <summary>The registry to create the token in.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The name, 2 to 63 letters, digits and hyphens; it becomes the user name.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    public string? Name { get; set; }

    /// <summary>What the token may do, such as 'repository:team-a/*:pull,push'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? Scope { get; set; }

    /// <summary>When the service deletes the token, at least an hour from now.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>How long the token lives, such as 30d; at least an hour.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TokenLifetimeTransformation]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>The status, such as enabled or disabled.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string? Status { get; set; }

    /// <summary>How many tokens are created at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MaximumWindow)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>The record from the pipeline, to tell where its name comes from.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override string Activity => "Creating tokens";

    private protected override int Window => ThrottleLimit;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _nameIsGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Name));
        _expiryDateIsGiven = MyInvocation.BoundParameters.ContainsKey(nameof(ExpiryDate));
        _expiresInIsGiven = MyInvocation.BoundParameters.ContainsKey(nameof(ExpiresIn));
        RefuseEmpty(nameof(RegistryId), RegistryId == Guid.Empty);
        RefuseEmpty(nameof(Name), string.IsNullOrEmpty(Name));
        RefuseEmpty(nameof(Scope), Scope is null);
        RefuseEmpty(nameof(ExpiryDate), ExpiryDate == default);
        RefuseEmpty(nameof(ExpiresIn), ExpiresIn is null);
        RefuseEmpty(nameof(Status), string.IsNullOrEmpty(Status));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TokenSpec? spec = CheckedSpec();
        if (spec is null) return;
        string action = "Create with " + Describe(spec);
        if (!ShouldProcess($"token '{spec.Name}' in registry {RegistryId:D}", action)) return;

        Guid registryId = RegistryId;
        CallObserver observer = CreateObserver();
        Enqueue(new Change(
            $"The creation of the token '{spec.Name}' in registry {registryId:D}",
            new CallTarget(registryId, name: spec.Name),
            observer,
            async (client, stop) =>
            {
                ApiResponse<TokenResource> response = await client.CreateTokenAsync(registryId, spec, observer, stop).ConfigureAwait(false);
                string? warning = response.Value.Id is null
                    ? $"The service named no id for the token '{spec.Name}' in registry {registryId:D}; its TokenId is empty."
                    : null;
                return new ChangeResult(response.Answer, TokenMapper.ToToken(registryId, response.Value), warning);
            }));
    }

    private protected override RegistryToken? Output(ChangeResult result) => result.Token;

    private static string Describe(TokenSpec spec)
        => (spec.Scopes is { Count: > 0 } scopes ? "scopes " + RegistryTokenScope.Format(TokenMapper.ToScopes(scopes)) : "no scopes")
            + (spec.ExpiryDate is { Value: var expiry } ? $", expiry {ExpiryDateText.InUtc(expiry)}" : ", no expiry")
            + (spec.Status is null ? "" : $", status {spec.Status}");

    // What stands on the command line wins over the other kind of expiry in a record.
    private DateTimeOffset? ResolveExpiry() => (_expiryDateIsGiven, _expiresInIsGiven) switch
    {
        (true, false) => ExpiryRule.Resolve(ExpiryDate, null),
        (false, true) => ExpiryRule.Resolve(default, ExpiresIn),
        _ => ExpiryRule.Resolve(ExpiryDate, ExpiresIn),
    };

    private TokenSpec? CheckedSpec()
    {
        try
        {
            if (InputObject?.BaseObject is ContainerRegistry && !_nameIsGiven)
                throw new FormatException("-Name: the name of a registry is no name for a token; give -Name.");
            if (RegistryId == Guid.Empty) throw new FormatException("-RegistryId: the record has none.");
            if (string.IsNullOrEmpty(Name)) throw new FormatException("-Name: the record has none.");
            if (TokenNameRule.FindFault(Name!) is { } fault) throw new FormatException("-Name: " + fault);
            ScopeRule.Check(nameof(Scope), Scope);
            return new TokenSpec
            {
                Name = Name!,
                Scopes = TokenMapper.ToWire(Scope),
                ExpiryDate = ResolveExpiry(),
                Status = string.IsNullOrEmpty(Status) ? null : Status,
            };
        }
        catch (FormatException fault)
        {
            WriteError(ErrorRecords.BadInput(fault, Name));
            return null;
        }
    }
}
