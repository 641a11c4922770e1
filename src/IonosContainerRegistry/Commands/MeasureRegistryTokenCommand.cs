using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Commands;

/// <summary>Measure-RegistryToken: counts tokens per registry by status, expiry and far-reaching rights.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "RegistryToken", DefaultParameterSetName = RegistrySet)]
[OutputType(typeof(RegistryTokenMeasurement))]
public sealed class MeasureRegistryTokenCommand : RegistryCommand
{
    private const string RegistrySet = "Registry";
    private const string TokenSet = "Token";

    private readonly Dictionary<Guid, TokenTally> _tallies = [];

    /// <summary>The registries; without any, those of the whole account.</summary>
    [Parameter(Position = 0, ParameterSetName = RegistrySet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    [IdListTransformation]
    public Guid[]? RegistryId { get; set; }

    /// <summary>Tokens that were listed before; nothing is asked of the service then.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RegistryToken[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => RefuseEmpty(nameof(RegistryId), RegistryId is null);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == TokenSet)
        {
            foreach (RegistryToken token in InputObject!) TallyOf(token.RegistryId).Add(token);
        }
        else if (RegistryId is null && MyInvocation.ExpectingInput)
        {
            WriteError(ErrorRecords.BadInput(nameof(RegistryId), "the record has none.", null));
        }
        else
        {
            MeasureRegistries();
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (TokenTally tally in _tallies.Values) WriteObject(tally.Measurement);
        base.EndProcessing();
    }

    private void MeasureRegistries()
    {
        IEnumerable<ContainerRegistry> registries;
        try
        {
            registries = RegistryId is null ? ReadRegistries() : RegistryId.Select(ReadRegistry).OfType<ContainerRegistry>();
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget());
            return;
        }

        foreach (ContainerRegistry registry in registries)
        {
            try
            {
                TokenTally tally = new(registry.RegistryId, registry.Name);
                foreach (RegistryToken token in ReadTokens(registry.RegistryId)) tally.Add(token);
                WriteObject(tally.Measurement);
            }
            catch (RegistryApiException failure)
            {
                WriteFailure(failure, new CallTarget(registry.RegistryId));
            }
        }
    }

    private ContainerRegistry? ReadRegistry(Guid registryId)
    {
        try
        {
            var response = Await(stop => Client.GetRegistryAsync(registryId, CreateObserver(), stop));
            Note(response.Answer);
            response.Value.Id ??= registryId;
            return RegistryMapper.ToRegistry(response.Value);
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget(registryId));
            return null;
        }
    }

    private TokenTally TallyOf(Guid registryId)
    {
        if (!_tallies.TryGetValue(registryId, out TokenTally tally)) _tallies.Add(registryId, tally = new TokenTally(registryId));
        return tally;
    }
}
