using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.ContainerTools;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.ContainerTools;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that pass the password of a token to container tools.</summary>
public abstract class DockerCredentialCmdlet : RegistryCmdlet
{
    private protected const string RegistrySet = "Registry";
    private protected const string HostSet = "Host";

    private readonly Dictionary<Guid, ContainerRegistry> _registries = [];
    private readonly Dictionary<Guid, RegistryApiException> _failures = [];
    private RegistryToken? _current;
    private RegistrySelector _selector = null!;

    /// <summary>User name and password. From the pipeline, those of a token that was just created.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [CredentialTransformation("the Credential of a new token")]
    public PSCredential? Credential { get; set; }

    /// <summary>The ID of the registry. Its host name is requested once.</summary>
    [Parameter(ParameterSetName = RegistrySet, ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry. An ID is accepted too.</summary>
    [Parameter(Position = 1, ParameterSetName = RegistrySet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string? RegistryName { get; set; }

    /// <summary>The host name of the registry. No request is sent to the service.</summary>
    [Parameter(ParameterSetName = HostSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? HostName { get; set; }

    /// <summary>The input object, to name it in errors.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override object? InputTarget
        => InputObject?.Properties["TokenId"]?.Value ?? (RegistryId == Guid.Empty ? HostName : RegistryId);

    private protected override string? FailureNote
        => InputToken?.Credential is null ? null : PasswordErrors.Note(InputToken);

    private RegistryToken? InputToken => InputObject?.BaseObject as RegistryToken;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing) ReportLostPasswords();
        }
        finally
        {
            base.Dispose(disposing);
        }
    }

    /// <summary>Passes the credential of the input object on.</summary>
    /// <param name="token">The token with the password, or null if the credential comes from elsewhere.</param>
    private protected abstract void ProcessCredential(RegistryToken? token);

    /// <summary>The tokens whose passwords were received, but not passed on yet.</summary>
    private protected virtual IEnumerable<RegistryToken> PendingTokens => [];

    private protected sealed override void ProcessInput()
    {
        _current = InputToken?.Credential is null ? null : InputToken;
        ProcessCredential(_current);
        _current = null;
    }

    private protected override void OnInputFailed()
    {
        // The error names the token.
        _current = null;
        if (InputToken is not null) InputToken.WasNotPassedOn = true;
    }

    /// <summary>Reports the passwords that are lost because the pipeline stopped.</summary>
    private void ReportLostPasswords()
    {
        StopReporter reporter = new(Host, SessionState);
        IEnumerable<RegistryToken> tokens = _current is null ? PendingTokens : PendingTokens.Append(_current);
        foreach (RegistryToken token in tokens) reporter.ReportPassword(token);
        _current = null;
    }

    private protected override bool AcceptsEmpty(string parameter) => parameter == nameof(Credential);

    /// <summary>Checks what can be checked before an upstream command creates a token.</summary>
    private protected override void BeginInput()
    {
        if (IsBound(nameof(Credential)) && Credential is null)
            ThrowTerminatingError(ContainerToolErrors.PasswordNotAvailable("the credential", null));

        if (HostName is not null)
        {
            CreateLogin(HostName, "name", new SecureString());
            return;
        }

        RegistrySelector.Require(this, RegistryName is null ? null : [RegistryName]);
        _selector = new RegistrySelector(this, ThrowTerminatingError);
        if (!MyInvocation.ExpectingInput) return;
        _ = Client;
        if (RegistryId != Guid.Empty || RegistryName is not null) CheckRegistry();
    }

    /// <summary>The login of the input object, or null after an error was written.</summary>
    private protected RegistryLogin? ReadLogin()
    {
        if (Credential is null || Credential.Password.Length == 0)
        {
            WriteInputError(ContainerToolErrors.PasswordNotAvailable(DescribeInput(), InputTarget));
            return null;
        }

        string? hostName = ParameterSetName == HostSet ? HostName : FindHostName();
        return hostName is null ? null : CreateLogin(hostName, Credential.UserName, Credential.Password);
    }

    private static RegistryLogin CreateLogin(string hostName, string userName, SecureString password)
    {
        try
        {
            return new RegistryLogin(hostName, userName, password);
        }
        catch (ArgumentException fault) when (fault.ParamName == "hostName")
        {
            throw new ParameterException(
                nameof(HostName),
                "The value must be a host name such as acme.cr.de-fra.ionos.com, without scheme and path.");
        }
        catch (ArgumentException)
        {
            throw new ParameterException(
                nameof(Credential), "The user name can't be empty or contain a colon.");
        }
    }

    private string DescribeInput()
    {
        if (InputToken is { } token) return TokenText.Describe(token);
        string? name = InputConverter.FindText(InputObject, "Name");
        return name is null ? "the credential" : $"token '{name}'";
    }

    private void CheckRegistry()
    {
        RegistryReference? reference = null;
        try
        {
            ContainerRegistry registry = FindRegistry(reference = SelectRegistry());
            if (registry.HostName is not null) return;
            ThrowTerminatingError(ContainerToolErrors.HostNameNotAvailable(registry, null));
        }
        catch (RegistryApiException failure)
        {
            SetResponseVariables(failure.Response);
            RegistryTarget target = new(reference?.Id, reference?.Name);
            ThrowTerminatingError(ErrorRecordFactory.Create(failure, target));
        }
    }

    // A name that no registry has ends the command.
    private RegistryReference SelectRegistry() => _selector.SelectOne(RegistryId, RegistryName, InputObject)!;

    private string? FindHostName()
    {
        RegistryReference? reference = null;
        try
        {
            reference = SelectRegistry();
            ContainerRegistry registry = FindRegistry(reference);
            if (registry.HostName is not null) return registry.HostName;
            WriteInputError(ContainerToolErrors.HostNameNotAvailable(registry, FailureNote));
        }
        catch (RegistryApiException failure)
        {
            if (reference is not null) _failures[reference.Id] = failure;
            WriteFailure(failure, new RegistryTarget(reference?.Id, reference?.Name));
        }

        return null;
    }

    private ContainerRegistry FindRegistry(RegistryReference reference)
    {
        if (_failures.TryGetValue(reference.Id, out RegistryApiException known)) throw known;
        if (_registries.TryGetValue(reference.Id, out ContainerRegistry registry)) return registry;
        RegistryReader reader = new(this);
        return _registries[reference.Id] =
            reference.Listed is { } listed ? reader.Convert(listed) : reader.Read(reference.Id);
    }
}
