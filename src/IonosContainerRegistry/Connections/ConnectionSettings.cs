using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry.Connections;

/// <summary>The settings of a connection at one moment, to notice changes.</summary>
internal sealed record ConnectionSettings(
    Uri ApiUrl,
    SecureString? Token,
    PSCredential? Credential,
    int? ContractNumber,
    int TimeoutSec,
    int MaximumRetryCount,
    int RetryIntervalSec,
    Uri? Proxy,
    PSCredential? ProxyCredential,
    bool SkipCertificateCheck,
    string? PinnedCertificateThumbprint,
    X509Certificate2[]? CertificateAuthorities,
    X509Certificate2? Certificate)
{
    /// <summary>Doesn't show values, because some of them are secrets.</summary>
    public override string ToString() => nameof(ConnectionSettings);

    public ClientSettings ToClientSettings() => new()
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
        ProxyCredential = ProxyCredential is null
            ? null
            : new NetworkCredential(ProxyCredential.UserName, ProxyCredential.Password),
        SkipCertificateCheck = SkipCertificateCheck,
        PinnedCertificateThumbprint = PinnedCertificateThumbprint,
        TrustedCertificateAuthorities = CertificateAuthorities ?? [],
        ClientCertificate = Certificate,
    };
}
