using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>New-RegistryToken: creates tokens. Their passwords are returned only once.</summary>
[Cmdlet(VerbsCommon.New, "RegistryToken", SupportsShouldProcess = true)]
[OutputType(typeof(RegistryToken))]
public sealed class NewRegistryTokenCommand : RegistryContentCmdlet
{
    private bool _nameIsGiven;
    private bool _expiryDateIsGiven;
    private bool _expiresInIsGiven;

    /// <summary>The name, 2 to 63 letters, digits, and hyphens. It is also the user name.</summary>
    [Parameter(
        Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the new token. The first positional argument is the value of -RegistryName.")]
    [TextTransformation]
    public string? Name { get; set; }

    /// <summary>The permissions, such as 'repository:team-a/*:pull,push'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    [ScopeTransformation]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public RegistryTokenScope[]? Scope { get; set; }

    /// <summary>When the service deletes the token, at least one hour from now.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ExpiryDateTransformation]
    public DateTimeOffset ExpiryDate { get; set; }

    /// <summary>The lifetime, such as 30d, at least one hour.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TokenLifetimeTransformation]
    [ArgumentCompleter(typeof(LifetimeCompleter))]
    public TokenLifetime? ExpiresIn { get; set; }

    /// <summary>The status, such as enabled or disabled.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string? Status { get; set; }

    /// <summary>The maximum number of tokens that are created at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MaximumThrottleLimit)]
    public int ThrottleLimit { get; set; } = 1;

    private protected override string Activity => "Creating tokens";

    private protected override int MaximumConcurrency => ThrottleLimit;

    private protected override object? InputTarget => Name;

    private protected override string? InputText => Name is null ? null : TokenText.Name(Name, null);

    private protected override void BeginInput()
    {
        base.BeginInput();
        _nameIsGiven = IsBound(nameof(Name));
        _expiryDateIsGiven = IsBound(nameof(ExpiryDate));
        _expiresInIsGiven = IsBound(nameof(ExpiresIn));
    }

    private protected override void ProcessInput()
    {
        TokenSpec spec = CreateSpec();
        // A token of one registry can be copied to another, so the registry of the input object doesn't matter.
        bool isRegistry = InputObject?.BaseObject is ContainerRegistry;
        if ((isRegistry ? FindRegistry() : FindTargetRegistry()) is not { } registry) return;
        string token = TokenText.Describe(registry, null, spec.Name);
        if (ShouldProcess(token, "Create with " + Describe(spec))) Create(registry, spec, token);
    }

    private protected override bool WritesOutput => true;

    private void Create(RegistryReference registry, TokenSpec spec, string token)
    {
        RequestObserver observer = CreateObserver();
        Start(new Operation(
            $"creating {token}", new TokenTarget(registry, null, spec.Name), observer,
            async (client, stop) => TokenMapper.ToResult(
                registry,
                await client.Tokens.CreateAsync(registry.Id, spec, observer, stop).ConfigureAwait(false))));
    }

    private TokenSpec CreateSpec()
    {
        string name = TokenNameValidator.Require(Name, _nameIsGiven, InputObject);
        ScopeValidator.CheckGranted(nameof(Scope), Scope, WriteWarning);
        return new TokenSpec
        {
            Name = name,
            Scopes = TokenMapper.ToWire(Scope),
            ExpiryDate = ResolveExpiry(),
            Status = Status,
        };
    }

    // A parameter on the command line overrides the other kind of expiry from the input object.
    private DateTimeOffset? ResolveExpiry() => (_expiryDateIsGiven, _expiresInIsGiven) switch
    {
        (true, false) => ExpiryResolver.Resolve(ExpiryDate, null),
        (false, true) => ExpiryResolver.Resolve(default, ExpiresIn),
        _ => ExpiryResolver.Resolve(ExpiryDate, ExpiresIn),
    };

    private static string Describe(TokenSpec spec)
    {
        string scopes = spec.Scopes is { Count: > 0 } some
            ? "scopes " + RegistryTokenScope.Format(TokenMapper.ToScopes(some))
            : "no scopes";
        string expiry = spec.ExpiryDate is { } date ? "expiry " + MessageText.Date(date) : "no expiry";
        return $"{scopes}, {expiry}" + (spec.Status is null ? "" : $", status {spec.Status}");
    }
}
