using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Handover;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that pass the password of a token to container tools.</summary>
public abstract class DockerCredentialCmdlet : RegistryCmdlet
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

    /// <summary>The registry. Its host name is requested once.</summary>
    [Parameter(ParameterSetName = RegistrySet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    public Guid RegistryId { get; set; }

    /// <summary>The host name of the registry. No request is sent to the service.</summary>
    [Parameter(ParameterSetName = HostSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? HostName { get; set; }

    /// <summary>The input object, to name it in errors.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override object? InputTarget
        => InputObject?.Properties["TokenId"]?.Value ?? (RegistryId == Guid.Empty ? HostName : RegistryId);

    private protected override bool AcceptsEmpty(string parameter) => parameter == nameof(Credential);

    private protected override void BeginInput()
    {
        if (IsBound(nameof(Credential)) && Credential is null)
        {
            ThrowTerminatingError(ErrorRecordFactory.PasswordNotAvailable("the credential", null));
        }
    }

    /// <summary>The login of the input object; null after an error was written.</summary>
    private protected RegistryLogin? ReadLogin()
    {
        if (Credential is null || Credential.Password.Length == 0)
        {
            WriteError(ErrorRecordFactory.PasswordNotAvailable(DescribeInput(), InputTarget));
            return null;
        }

        string? hostName =
            ParameterSetName == HostSet ? HostName : FindHostName(ParameterException.Require(RegistryId));
        if (hostName is null) return null;
        try
        {
            return new RegistryLogin(hostName, Credential.UserName, Credential.Password);
        }
        catch (FormatException fault)
        {
            bool isHost = fault.Message.StartsWith("-HostName", StringComparison.Ordinal);
            throw new ParameterException(isHost ? nameof(HostName) : nameof(Credential), fault.Message);
        }
    }

    private string DescribeInput()
    {
        string? name = InputObject?.Properties["Name"]?.Value as string;
        return string.IsNullOrEmpty(name) ? "the credential" : $"token '{name}'";
    }

    private string? FindHostName(Guid registryId)
    {
        try
        {
            ContainerRegistry registry = FindRegistry(registryId);
            if (registry.HostName is null) WriteError(ErrorRecordFactory.HostNameNotAvailable(registry));
            return registry.HostName;
        }
        catch (RegistryApiException failure)
        {
            _failures[registryId] = failure;
            WriteFailure(failure, new CallTarget(registryId));
            return null;
        }
    }

    private ContainerRegistry FindRegistry(Guid registryId)
    {
        if (_failures.TryGetValue(registryId, out RegistryApiException known)) throw known;
        if (_registries.TryGetValue(registryId, out ContainerRegistry registry)) return registry;
        return _registries[registryId] = new RegistryReader(this).Read(registryId);
    }
}
