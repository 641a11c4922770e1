using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Handover;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Commands;

/// <summary>What the cmdlets share that hand a token's password over to container tools: whose it is, and for which host.</summary>
public abstract class HandoverCommand : RegistryCommand
{
    private protected const string RegistrySet = "Registry";
    private protected const string HostSet = "Host";

    private readonly Dictionary<Guid, ContainerRegistry> _registries = [];
    private readonly Dictionary<Guid, RegistryApiException> _failures = [];

    /// <summary>User name and password; from the pipeline, those of a token that was just created.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [CredentialTransformation]
    public PSCredential? Credential { get; set; }

    /// <summary>The registry, whose host name is asked for once.</summary>
    [Parameter(ParameterSetName = RegistrySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public Guid RegistryId { get; set; }

    /// <summary>The registry's host name; nothing is sent to the service then.</summary>
    [Parameter(ParameterSetName = HostSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? HostName { get; set; }

    /// <summary>The record from the pipeline, to name it in errors.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Credential is null && MyInvocation.BoundParameters.ContainsKey(nameof(Credential)))
            ThrowTerminatingError(ErrorRecords.NoPassword(null));
        RefuseEmpty(nameof(RegistryId), RegistryId == Guid.Empty);
    }

    /// <summary>The login of the record; null where an error was written instead.</summary>
    private protected RegistryLogin? ReadLogin()
    {
        object? record = InputObject?.Properties["TokenId"]?.Value ?? (RegistryId == Guid.Empty ? HostName : RegistryId);
        if (Credential is null || Credential.Password.Length == 0)
        {
            WriteError(ErrorRecords.NoPassword(record));
            return null;
        }

        if (ParameterSetName == RegistrySet && RegistryId == Guid.Empty)
        {
            WriteError(ErrorRecords.BadInput(nameof(RegistryId), "the record has none.", record));
            return null;
        }

        string? hostName = ParameterSetName == HostSet ? HostName : FindHostName();
        if (hostName is null) return null;
        try
        {
            return new RegistryLogin(hostName, Credential.UserName, Credential.Password);
        }
        catch (FormatException fault)
        {
            WriteError(ErrorRecords.BadInput(fault, record));
            return null;
        }
    }

    private string? FindHostName()
    {
        Guid registryId = RegistryId;
        try
        {
            if (_failures.TryGetValue(registryId, out RegistryApiException known)) throw known;
            if (!_registries.TryGetValue(registryId, out ContainerRegistry registry))
            {
                ApiResponse<RegistryResource> response = Await(stop => Client.GetRegistryAsync(registryId, CreateObserver(), stop));
                Note(response.Answer);
                response.Value.Id ??= registryId;
                registry = _registries[registryId] = RegistryMapper.ToRegistry(response.Value);
            }

            if (registry.HostName is not null) return registry.HostName;
            WriteError(ErrorRecords.NoHostName(registry));
        }
        catch (RegistryApiException failure)
        {
            _failures[registryId] = failure;
            WriteFailure(failure, new CallTarget(registryId));
        }

        return null;
    }
}
