using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
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

    /// <summary>The registries; all of the account if omitted.</summary>
    [Parameter(Position = 0, ParameterSetName = RegistrySet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    [IdListTransformation]
    public Guid[]? RegistryId { get; set; }

    /// <summary>Tokens to count. No request is sent for them.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RegistryToken[]? InputObject { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == TokenSet)
        {
            foreach (RegistryToken token in InputObject!) CounterOf(token.RegistryId).Add(token);
            return;
        }

        if (MyInvocation.ExpectingInput) ParameterException.Require(RegistryId);
        foreach (Guid registryId in RegistryId ?? []) MeasureById(registryId);
        if (RegistryId is null) MeasureAll();
    }

    private protected override void EndReading()
    {
        foreach (TokenCounter counter in _counters.Values) WriteObject(counter.Summary);
    }

    private void MeasureAll()
    {
        try
        {
            foreach (ContainerRegistry registry in new RegistryReader(this).ReadAll())
            {
                Measure(registry.RegistryId, () => registry);
            }
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget());
        }
    }

    private void MeasureById(Guid registryId)
    {
        ContainerRegistry? registry = null;
        RegistryReader reader = new(this);
        Start(new ItemReading<RegistryResource>(
            this,
            (observer, stop) => Client.Registries.GetAsync(registryId, observer, stop),
            new CallTarget(registryId),
            resource => registry = reader.Convert(resource)));
        Measure(registryId, () => registry);
    }

    /// <summary>Counts the tokens of a registry.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="find">Returns the registry once it was read; null if it can't be read.</param>
    private void Measure(Guid registryId, Func<ContainerRegistry?> find)
    {
        TokenReader reader = new(this);
        Start(reader.List(registryId, new PageRequest(), pages =>
        {
            if (find() is not { } registry) return;
            TokenCounter counter = new(registryId, registry.Name);
            foreach (TokenResource token in pages.SelectMany(page => page.Items))
            {
                counter.Add(reader.Convert(registryId, token));
            }

            WriteObject(counter.Summary);
        }));
    }

    private TokenCounter CounterOf(Guid registryId)
    {
        if (_counters.TryGetValue(registryId, out TokenCounter counter)) return counter;
        return _counters[registryId] = new TokenCounter(registryId);
    }
}
