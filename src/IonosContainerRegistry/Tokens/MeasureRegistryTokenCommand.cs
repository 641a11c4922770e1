using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Measure-RegistryToken: counts the tokens of registries by status, expiry, and permissions.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RegistryToken", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(RegistryTokenSummary))]
public sealed class MeasureRegistryTokenCommand : RegistryCmdlet
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
        foreach (ContainerRegistry registry in ReadRegistries()) Measure(registry);
    }

    private protected override void EndInput()
    {
        foreach (TokenCounter counter in _counters.Values) WriteObject(counter.Summary);
    }

    private List<ContainerRegistry> ReadRegistries()
    {
        RegistryReader reader = new(this);
        try
        {
            return RegistryId is null
                ? reader.ReadAll().ToList()
                : RegistryId.Select(reader.TryRead).OfType<ContainerRegistry>().ToList();
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget());
            return [];
        }
    }

    private void Measure(ContainerRegistry registry)
    {
        TokenCounter counter = new(registry.RegistryId, registry.Name);
        try
        {
            foreach (RegistryToken token in new TokenReader(this).ReadAll(registry.RegistryId)) counter.Add(token);
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget(registry.RegistryId));
            return;
        }

        WriteObject(counter.Summary);
    }

    private TokenCounter CounterOf(Guid registryId)
    {
        if (_counters.TryGetValue(registryId, out TokenCounter counter)) return counter;
        return _counters[registryId] = new TokenCounter(registryId);
    }
}
