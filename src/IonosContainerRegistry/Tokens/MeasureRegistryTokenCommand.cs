using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Measure-RegistryToken: counts the tokens of registries by status, expiry, and permissions.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RegistryToken", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(RegistryTokenSummary))]
public sealed class MeasureRegistryTokenCommand : ReadingCmdlet
{
    private const string RegistrySet = "Registry";
    private const string TokenSet = "Token";

    private readonly Dictionary<Guid, TokenCounter> _counters = [];
    private RegistrySelector _registries = null!;
    private long _counted;

    /// <summary>The registries. All of the account if neither ID nor name is specified.</summary>
    [Parameter(ParameterSetName = RegistrySet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    [IdListTransformation]
    public Guid[]? RegistryId { get; set; }

    /// <summary>The names of the registries, or wildcard patterns. An ID is accepted too.</summary>
    [Parameter(Position = 0, ParameterSetName = RegistrySet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? RegistryName { get; set; }

    /// <summary>The registry whose tokens are counted, to name it.</summary>
    [Parameter(ParameterSetName = RegistrySet, ValueFromPipeline = true, DontShow = true)]
    public ContainerRegistry? InputRegistry { get; set; }

    /// <summary>The ID in a row about a token, whose registry isn't what the row means.</summary>
    [Parameter(ParameterSetName = RegistrySet, ValueFromPipelineByPropertyName = true, DontShow = true)]
    public object? TokenId { get; set; }

    /// <summary>Tokens to count. No request is sent for them.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RegistryToken[]? InputObject { get; set; }

    private protected override object? InputTarget => InputObject ?? (object?)InputRegistry ?? TokenId;

    private protected override void BeginInput()
    {
        base.BeginInput();
        RegistrySelector.RefuseBoth(this);
        _registries = new RegistrySelector(this, acceptsPatterns: true);
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == TokenSet)
        {
            foreach (RegistryToken token in InputObject!)
            {
                // PowerShell converts any object to a token without properties.
                if (token.RegistryId == Guid.Empty || token.TokenId == Guid.Empty)
                {
                    throw new ParameterException(
                        nameof(InputObject),
                        "The input object isn't a token, because it has no RegistryId or no TokenId. Pipe the output "
                        + "of Get-RegistryToken, or specify -RegistryName.");
                }

                CounterOf(token).Add(token);
            }

            return;
        }

        if (TokenId is not null)
        {
            throw new ParameterException(
                nameof(InputObject),
                "Rows and copies of tokens can't be counted, and -RegistryName and -RegistryId can't be used with "
                + "piped tokens. Pipe the output of Get-RegistryToken without these parameters.");
        }

        PSObject? input = InputRegistry is null ? null : PSObject.AsPSObject(InputRegistry);
        foreach (RegistryReference registry in _registries.SelectOrAll(RegistryId, RegistryName, input))
        {
            if (registry.Name is null) MeasureUnnamed(registry.Id);
            else Measure(registry, () => registry);
        }
    }

    private protected override void EndReading()
    {
        foreach (TokenCounter counter in _counters.Values) WriteObject(counter.Summary);
    }

    private void MeasureUnnamed(Guid registryId)
    {
        RegistryReference? read = null;
        Start(new RegistryReader(this).Item(
            registryId, registry => read = new RegistryReference(registryId, registry.Name)));
        Measure(new RegistryReference(registryId, null), () => read);
    }

    /// <summary>Counts the tokens of a registry.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="find">Returns the registry with its name once it was read, or null if it can't be read.</param>
    private void Measure(RegistryReference registry, Func<RegistryReference?> find)
    {
        ReportCount();
        TokenReader reader = new(this);
        Start(reader.List(registry, new PageRequest(), pages =>
        {
            if (find() is not { } named) return;
            TokenCounter counter = new(named.Id, named.Name);
            foreach (Page<TokenResource> page in pages)
            {
                foreach (TokenResource token in page.Items) counter.Add(reader.Convert(named, token));
                _counted += page.Items.Count;
                ReportCount();
            }

            WriteObject(counter.Summary);
        }));
    }

    private void ReportCount() => ReportProgress("Counting tokens", _counted, null);

    private TokenCounter CounterOf(RegistryToken token)
    {
        if (_counters.TryGetValue(token.RegistryId, out TokenCounter counter)) return counter;
        return _counters[token.RegistryId] = new TokenCounter(token.RegistryId, token.RegistryName);
    }
}
