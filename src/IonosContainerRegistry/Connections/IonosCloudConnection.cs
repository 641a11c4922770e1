using System;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Connections;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry;

/// <summary>Address, settings, and credentials of the service. The credentials aren't shown.</summary>
public sealed class IonosCloudConnection
{
    internal const int DefaultTimeoutSec = 100;
    internal const int DefaultMaximumRetryCount = 4;
    internal const int DefaultRetryIntervalSec = 1;

    private readonly object _lock = new();
    private ConnectionSettings? _settings;
    private RegistryClient? _client;

    /// <summary>The address of the API.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.ionos.com/containerregistries");

    /// <summary>The kind of credentials: Token, Credential, or None.</summary>
    public string AuthenticationType => Token is not null ? "Token" : Credential is not null ? "Credential" : "None";

    /// <summary>The user name, or null if a token is used.</summary>
    public string? UserName => Token is null ? Credential?.UserName : null;

    /// <summary>The contract to use, or null for the user's only one.</summary>
    public int? ContractNumber { get; set; }

    /// <summary>The timeout of one attempt, in seconds.</summary>
    public int TimeoutSec { get; set; } = DefaultTimeoutSec;

    /// <summary>The maximum number of retries of a request.</summary>
    public int MaximumRetryCount { get; set; } = DefaultMaximumRetryCount;

    /// <summary>The time before the first retry, in seconds. It doubles with each retry.</summary>
    public int RetryIntervalSec { get; set; } = DefaultRetryIntervalSec;

    /// <summary>The proxy, or null for that of the environment.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>Whether the server's certificate isn't validated.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>The SHA-256 thumbprint of the required server certificate, in hexadecimal, or null for any.</summary>
    public string? PinnedCertificateThumbprint { get; set; }

    /// <summary>The root certificates that are trusted in addition to those of the system, or null for none.</summary>
    public X509Certificate2[]? CertificateAuthorities { get; set; }

    /// <summary>The certificate of the client, with its private key, or null for none.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Whether credentials can be sent over HTTP to other computers.</summary>
    public bool AllowUnencryptedAuthentication { get; set; }

    /// <summary>The source of each setting: a parameter, an environment variable, a profile, or the default.</summary>
    public OrderedDictionary Sources { get; set; } = SettingSource.CreateDefaults();

    internal SecureString? Token { get; set; }

    internal PSCredential? Credential { get; set; }

    internal PSCredential? ProxyCredential { get; set; }

    /// <summary>The address of the API.</summary>
    /// <returns>Never null, never a secret.</returns>
    public override string ToString() => ApiUrl.ToString();

    /// <exception cref="RegistryException">The connection has no credentials.</exception>
    /// <exception cref="ParameterException">Settings can't be used together.</exception>
    internal void ThrowIfUnusable()
    {
        if (AuthenticationType == "None")
            throw new RegistryException("The connection has no credentials. Run Connect-IonosCloud.");
        if (Certificate is { HasPrivateKey: false })
        {
            throw new ParameterException(
                nameof(Certificate),
                "The certificate has no private key, so the client can't use it to identify itself.");
        }

        if (ApiUrl.Scheme == Uri.UriSchemeHttps) return;
        if (Certificate is not null)
        {
            throw new ParameterException(
                nameof(Certificate), "A client certificate can be used only for an HTTPS address.");
        }

        if (PinnedCertificateThumbprint is not null)
        {
            throw new ParameterException(
                nameof(PinnedCertificateThumbprint), "A certificate can be pinned only for an HTTPS address.");
        }

        if (ApiUrl.IsLoopback || AllowUnencryptedAuthentication) return;
        const string Rule =
            "HTTP would send the credentials unencrypted. Use HTTPS, or specify -AllowUnencryptedAuthentication.";
        throw Sources[nameof(ApiUrl)] is string source && SettingSource.IsElsewhere(source)
            ? ParameterException.Setting(source, Rule)
            : new ParameterException(nameof(ApiUrl), Rule);
    }

    /// <summary>Creates a client for one command, which shares connections and limits with others.</summary>
    internal RegistryClient CreateClient()
    {
        lock (_lock)
        {
            ConnectionSettings settings = TakeSnapshot();
            if (_client is null || _settings != settings)
            {
                _client?.Dispose();
                _client = new RegistryClient(settings.ToClientSettings());
                _settings = settings;
            }

            return _client.Share();
        }
    }

    /// <summary>Closes the connections after the commands that use them have ended.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            _client?.Dispose();
            _client = null;
        }
    }

    private ConnectionSettings TakeSnapshot() => new(
        ApiUrl, Token, Credential, ContractNumber, TimeoutSec, MaximumRetryCount, RetryIntervalSec, Proxy,
        ProxyCredential, SkipCertificateCheck, PinnedCertificateThumbprint, CertificateAuthorities, Certificate);
}
