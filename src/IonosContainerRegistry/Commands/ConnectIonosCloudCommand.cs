using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;

namespace IonosContainerRegistry.Commands;

/// <summary>Connect-IonosCloud: keeps credentials and settings for this runspace. Nothing is sent.</summary>
[Cmdlet(VerbsCommunications.Connect, "IonosCloud", DefaultParameterSetName = TokenSet)]
[OutputType(typeof(IonosCloudConnection))]
public sealed class ConnectIonosCloudCommand : PSCmdlet
{
    private const string TokenSet = "Token";
    private const string CredentialSet = "Credential";
    private const string ProfileSet = "Profile";

    /// <summary>The API token.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public SecureString? Token { get; set; }

    /// <summary>The user name and password of the account.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true, Position = 0)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The profile of the configuration file that the vendor's tools share.</summary>
    [Parameter(ParameterSetName = ProfileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The address of the API; otherwise IONOS_API_URL, otherwise the profile's, otherwise the public one.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? ApiUrl { get; set; }

    /// <summary>The contract to act on, for users who have several.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int ContractNumber { get; set; }

    /// <summary>How long one attempt may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a request is repeated at the most.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The first wait before a retry, in seconds; it doubles from there.</summary>
    [Parameter]
    [ValidateRange(0, 300)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The proxy to use.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy asks for.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Accepts any server certificate.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>SHA-256 of the only server certificate that will do.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PinnedCertificateThumbprint { get; set; }

    /// <summary>Lets credentials go over plain http beyond this machine.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Returns the connection, to be passed to other runspaces.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

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
            AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
        };
        try
        {
            if (Token?.Length == 0) throw new FormatException("-Token: the token is empty.");
            if (ApiUrl is not null) connection.ApiUrl = ReadApiUrl(ApiUrl);
            if (PinnedCertificateThumbprint is not null) connection.PinnedCertificateThumbprint = ReadThumbprint(PinnedCertificateThumbprint);
            if (MyInvocation.BoundParameters.ContainsKey(nameof(ContractNumber))) connection.ContractNumber = ContractNumber;
            if (Proxy is not null) connection.Proxy = CheckedProxy(Proxy);
            NoteParameters(connection);
            ApplyEnvironment(connection);
            ApplyProfile(connection);
            if (connection.FindFault() is { } fault) throw new FormatException(fault);
        }
        catch (FormatException fault)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(fault, null));
        }

        ConnectionStore.Connect(Runspace.DefaultRunspace, connection);
        if (PassThru) WriteObject(connection);
    }

    private static Uri ReadApiUrl(Uri url)
    {
        try
        {
            return Client.ApiUrl.Parse(url.OriginalString);
        }
        catch (FormatException e)
        {
            throw new FormatException("-ApiUrl: " + e.Message, e);
        }
    }

    private static string ReadThumbprint(string text)
    {
        try
        {
            return CertificateThumbprint.Read(text);
        }
        catch (FormatException e)
        {
            throw new FormatException("-PinnedCertificateThumbprint: " + e.Message, e);
        }
    }

    private static Uri CheckedProxy(Uri proxy)
    {
        // Not quoted: what stands before an @ is a secret, and without a scheme that is the whole address.
        if (!proxy.IsAbsoluteUri || proxy.Scheme is not ("http" or "https" or "socks4" or "socks4a" or "socks5"))
            throw new FormatException("-Proxy: an address such as http://proxy:3128 is expected, with http, https or socks5.");
        if (proxy.UserInfo.Length > 0) throw new FormatException("-Proxy: the address must not hold a user name or password; use -ProxyCredential.");
        return proxy;
    }

    private void NoteParameters(IonosCloudConnection connection)
    {
        foreach (string setting in connection.Sources.Keys.Cast<string>().ToArray())
        {
            if (MyInvocation.BoundParameters.ContainsKey(setting)) connection.Sources[setting] = SettingSource.Parameter;
        }

        connection.Sources[nameof(connection.AuthenticationType)] = SettingSource.Parameter;
    }

    private void ApplyProfile(IonosCloudConnection connection)
    {
        if (ProfileName is null) return;
        try
        {
            ProfileSettings.Find(ProfileName)!.ApplyTo(connection, WriteWarning);
        }
        catch (RegistryException e)
        {
            ThrowTerminatingError(ErrorRecords.BadProfile(e, ProfileName));
        }
    }

    private void ApplyEnvironment(IonosCloudConnection connection)
    {
        try
        {
            EnvironmentSettings.Read().ApplyTo(connection);
        }
        catch (RegistryException e)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
