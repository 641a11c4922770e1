using System;
using System.Collections.Generic;
using System.Net;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace IonosContainerRegistry.Client;

/// <summary>Address, credentials, and the limits of requests.</summary>
public sealed class ClientSettings
{
    /// <summary>The address of the API, as <see cref="ApiUrl"/> makes it.</summary>
    public Uri BaseUrl { get; set; } = ApiUrl.Default;

    /// <summary>The bearer token. If it is set, user name and password aren't used.</summary>
    public SecureString? Token { get; set; }

    /// <summary>The user name for Basic authentication.</summary>
    public string? UserName { get; set; }

    /// <summary>The password for Basic authentication.</summary>
    public SecureString? Password { get; set; }

    /// <summary>The contract to use, for users who have several. Null sends none.</summary>
    public int? ContractNumber { get; set; }

    /// <summary>The time limit of one attempt, from connect to the last byte.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The maximum number of retries of a request.</summary>
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The wait before the first retry. It doubles with each further one.</summary>
    public TimeSpan RetryInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The User-Agent header.</summary>
    public string UserAgent { get; set; } = "IonosContainerRegistry";

    /// <summary>The proxy, or null for the environment's, which isn't used for loopback addresses.</summary>
    public Uri? Proxy { get; set; }

    /// <summary>The credentials for <see cref="Proxy"/>, or null for none.</summary>
    public NetworkCredential? ProxyCredential { get; set; }

    /// <summary>Whether any certificate of the API's host is accepted.</summary>
    public bool SkipCertificateCheck { get; set; }

    /// <summary>
    /// SHA-256 of the API's certificate in hexadecimal. It must match in addition to the ordinary checks.
    /// </summary>
    public string? PinnedCertificateThumbprint { get; set; }

    /// <summary>Root certificates that are trusted in addition to those of the system.</summary>
    public IReadOnlyList<X509Certificate2> TrustedCertificateAuthorities { get; set; } = [];

    /// <summary>
    /// The certificate with which the client identifies itself to the API, with its private key, or null for none.
    /// </summary>
    public X509Certificate2? ClientCertificate { get; set; }
}
