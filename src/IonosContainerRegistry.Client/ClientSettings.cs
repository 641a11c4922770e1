using System;
using System.Net;
using System.Security;

namespace IonosContainerRegistry.Client;

/// <summary>Where the service is, who asks, and how patiently.</summary>
public sealed class ClientSettings
{
    /// <summary>The address of the API, as <see cref="ApiUrl"/> makes it.</summary>
    public Uri BaseUrl { get; set; } = ApiUrl.Default;

    /// <summary>The bearer token; where it is set it wins over user name and password.</summary>
    public SecureString? Token { get; set; }

    /// <summary>The user name for Basic authentication.</summary>
    public string? UserName { get; set; }

    /// <summary>The password for Basic authentication.</summary>
    public SecureString? Password { get; set; }

    /// <summary>The contract to act on, for users who have several; null sends none.</summary>
    public int? ContractNumber { get; set; }

    /// <summary>How long one attempt may take, from connect to the last byte.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request is repeated at the most.</summary>
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The first wait before a retry; it doubles from there.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The User-Agent header.</summary>
    public string UserAgent { get; set; } = "IonosContainerRegistry";

    /// <summary>The proxy to use; null for the environment's, which loopback never goes through.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy asks for; null for nothing.</summary>
    public NetworkCredential? ProxyCredential { get; set; }

    /// <summary>Whether any server certificate will do.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>SHA-256 of the server's certificate in hexadecimal; it must match in addition to the ordinary checks.</summary>
    public string? PinnedCertificateThumbprint { get; set; }
}
