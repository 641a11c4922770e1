using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Connections;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry;

/// <summary>
/// Connect-IonosCloud: stores credentials and settings for the runspace. It sends a request only with -Validate.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "IonosCloud", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(IonosCloudConnection))]
public sealed class ConnectIonosCloudCommand : PSCmdlet, IDisposable
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string ProfileSet = "Profile";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>The API token.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [TokenTransformation]
    public SecureString? Token { get; set; }

    /// <summary>The user name and password of the account.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true, Position = 0)]
    [ValidateNotNull]
    [CredentialTransformation("the output of Get-Credential")]
    public PSCredential? Credential { get; set; }

    /// <summary>The profile of the configuration file that IONOS tools share.</summary>
    [Parameter(ParameterSetName = ProfileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The address of the API. By default that of IONOS_API_URL, of the profile, or the public one.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? ApiUrl { get; set; }

    /// <summary>The contract to use, for users with several.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int ContractNumber { get; set; }

    /// <summary>The timeout of one attempt, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = IonosCloudConnection.DefaultTimeoutSec;

    /// <summary>The maximum number of retries of a request.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = IonosCloudConnection.DefaultMaximumRetryCount;

    /// <summary>The time before the first retry, in seconds. It doubles with each retry.</summary>
    [Parameter]
    [ValidateRange(0, 300)]
    public int RetryIntervalSec { get; set; } = IonosCloudConnection.DefaultRetryIntervalSec;

    /// <summary>The address of the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The credential for the proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    [CredentialTransformation("the output of Get-Credential")]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Doesn't validate the server's certificate.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>The SHA-256 thumbprint of the required server certificate.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PinnedCertificateThumbprint { get; set; }

    /// <summary>A PEM file with root certificates that are trusted in addition to those of the system.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateAuthorityPath { get; set; }

    /// <summary>The certificate of the client, with its private key.</summary>
    [Parameter]
    [ValidateNotNull]
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Allows credentials to be sent over HTTP to other computers.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Sends one request, so that credentials that the service refuses are reported now.</summary>
    [Parameter]
    public SwitchParameter Validate { get; set; }

    /// <summary>Returns the connection, to pass it to other runspaces.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IonosCloudConnection connection = new()
        {
            Token = Token,
            Credential = Credential,
            TimeoutSec = TimeoutSec,
            MaximumRetryCount = MaximumRetryCount,
            RetryIntervalSec = RetryIntervalSec,
            ProxyCredential = ProxyCredential,
            SkipCertificateCheck = SkipCertificateCheck,
            Certificate = Certificate,
            AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
        };
        try
        {
            ApplyParameters(connection);
            EnvironmentSettings.Read().ApplyTo(connection);
            ApplyProfile(connection);
            connection.ThrowIfUnusable();
        }
        catch (ParameterException fault)
        {
            ThrowTerminatingError(ErrorRecordFactory.InvalidParameter(fault, null));
        }

        if (Validate) SendRequest(connection);
        ConnectionStore.Connect(Runspace.DefaultRunspace, connection);
        if (PassThru) WriteObject(connection);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    private void SendRequest(IonosCloudConnection connection)
    {
        using RegistryClient client = connection.CreateClient();
        using PageReader<RegistryResource> reader = client.Registries.List(pageSize: 1, null);
        try
        {
            Task.Run(() => reader.ReadAsync(_stop.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
        catch (RegistryApiException failure)
        {
            connection.Close();
            ThrowTerminatingError(ErrorRecordFactory.Create(failure, new SignInTarget()));
        }
    }

    private void ApplyParameters(IonosCloudConnection connection)
    {
        if (Token?.Length == 0) throw new ParameterException(nameof(Token), "The token can't be empty.");
        if (ApiUrl is not null) connection.ApiUrl = Parse(nameof(ApiUrl), ApiUrl.OriginalString, Client.ApiUrl.Parse);
        if (PinnedCertificateThumbprint is { } thumbprint)
        {
            connection.PinnedCertificateThumbprint =
                Parse(nameof(PinnedCertificateThumbprint), thumbprint, CertificateThumbprint.Parse);
        }

        if (CertificateAuthorityPath is not null) ReadAuthorities(connection, CertificateAuthorityPath);
        if (IsBound(nameof(ContractNumber))) connection.ContractNumber = ContractNumber;
        if (ProxyCredential is not null && Proxy is null)
            throw new ParameterException(nameof(ProxyCredential), "Specify the address of the proxy with -Proxy.");
        if (Proxy is not null)
        {
            connection.Proxy = Parse(
                nameof(Proxy), Proxy.OriginalString, ProxyAddress.Parse,
                "To specify a user name and password, use -ProxyCredential.");
        }

        foreach (string setting in connection.Sources.Keys.Cast<string>().ToArray())
        {
            if (IsBound(setting)) connection.Sources[setting] = SettingSource.Parameter;
        }

        connection.Sources[nameof(connection.AuthenticationType)] = SettingSource.Parameter;
    }

    private void ReadAuthorities(IonosCloudConnection connection, string path)
    {
        try
        {
            string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            connection.CertificateAuthorities = [.. PemCertificates.Parse(File.ReadAllText(file))];
            connection.Sources[nameof(connection.CertificateAuthorities)] = SettingSource.File(file);
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException or SessionStateException)
        {
            throw new ParameterException(
                nameof(CertificateAuthorityPath), $"Can't read certificates from '{path}'. {fault.Message}");
        }
    }

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private static T Parse<T>(string parameter, string text, Func<string, T> parse, string? advice = null)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException fault)
        {
            throw new ParameterException(parameter, MessageText.Join(fault.Message, advice));
        }
    }

    private void ApplyProfile(IonosCloudConnection connection)
    {
        if (ProfileName is null) return;
        try
        {
            ProfileSettings.Find(ProfileName)!.ApplyTo(connection, WriteWarning);
        }
        catch (RegistryException fault)
        {
            ThrowTerminatingError(ConnectionErrors.InvalidProfile(fault, ProfileName));
        }
    }
}
