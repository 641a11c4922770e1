using System;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Net;
using System.Security;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry;

/// <summary>Where the service is and who asks. Made by Connect-IonosCloud; holds the secret but never shows it.</summary>
public sealed class IonosCloudConnection
{
    private readonly object _gate = new();
    private RegistryClient? _client;
    private int _users;
    private bool _closed;

    /// <summary>The address of the API.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.ionos.com/containerregistries");

    /// <summary>How requests are signed: Token, Credential, or None.</summary>
    public string AuthenticationType => Token is not null ? "Token" : Credential is not null ? "Credential" : "None";

    /// <summary>The user name; null with a token.</summary>
    public string? UserName => Token is null ? Credential?.UserName : null;

    /// <summary>The contract to act on; null for the user's only one.</summary>
    public int? ContractNumber { get; set; }

    /// <summary>How long one attempt may take, in seconds.</summary>
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a request is repeated at the most.</summary>
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The first wait before a retry, in seconds; it doubles from there.</summary>
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The proxy; null for the environment's.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>Whether any server certificate will do.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>SHA-256 of the only server certificate that will do, in hexadecimal; null for any that is valid.</summary>
    public string? PinnedCertificateThumbprint { get; set; }

    /// <summary>Whether credentials may go over plain http beyond this machine.</summary>
    public bool AllowUnencryptedAuthentication { get; set; }

    /// <summary>Where each setting came from: a parameter, an environment variable, a profile of a file, or the default.</summary>
    public OrderedDictionary Sources { get; set; } = SettingSource.None();

    internal SecureString? Token { get; set; }

    internal PSCredential? Credential { get; set; }

    internal PSCredential? ProxyCredential { get; set; }

    /// <summary>The address, without any secret.</summary>
    /// <returns>Never null.</returns>
    public override string ToString() => ApiUrl.ToString();

    /// <summary>Says what keeps this connection from being used; null if nothing does.</summary>
    internal string? FindFault()
    {
        if (AuthenticationType == "None") return "The connection holds no token and no credential. Make one with Connect-IonosCloud.";
        if (ApiUrl.Scheme == Uri.UriSchemeHttps) return null;
        string where = Sources[nameof(ApiUrl)] is string source && SettingSource.IsElsewhere(source) ? source : "-ApiUrl";
        if (PinnedCertificateThumbprint is not null)
            return "-PinnedCertificateThumbprint: a certificate can only be pinned on an https address.";
        return ApiUrl.IsLoopback || AllowUnencryptedAuthentication
            ? null
            : $"{where}: plain http would send the credentials readable to anyone on the way. Use https, or -AllowUnencryptedAuthentication if you must.";
    }

    /// <summary>Lends the client; each loan is given back by <see cref="Return"/>.</summary>
    internal RegistryClient Borrow()
    {
        lock (_gate)
        {
            _closed = false;
            _client ??= new RegistryClient(ToSettings());
            _users++;
            return _client;
        }
    }

    internal void Return()
    {
        lock (_gate)
        {
            _users--;
            if (_closed) CloseIfIdle();
        }
    }

    /// <summary>Gives the connections to the service up, once the commands that use them have ended.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            CloseIfIdle();
        }
    }

    private void CloseIfIdle()
    {
        if (_users > 0) return;
        _client?.Dispose();
        _client = null;
    }

    private ClientSettings ToSettings() => new()
    {
        BaseUrl = ApiUrl,
        Token = Token,
        UserName = Credential?.UserName,
        Password = Credential?.Password,
        ContractNumber = ContractNumber,
        AttemptTimeout = TimeSpan.FromSeconds(TimeoutSec),
        MaximumRetryCount = MaximumRetryCount,
        RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        UserAgent = UserAgent.Value,
        Proxy = Proxy,
        ProxyCredential = ProxyCredential is null ? null : new NetworkCredential(ProxyCredential.UserName, ProxyCredential.Password),
        SkipCertificateCheck = SkipCertificateCheck,
        PinnedCertificateThumbprint = PinnedCertificateThumbprint,
    };
}
