using System;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Vulnerabilities;

namespace IonosContainerRegistry.Client;

/// <summary>The IONOS container registry API. Safe for use from several threads at once.</summary>
public sealed class RegistryClient : IDisposable
{
    private readonly RegistryHttpClient _http;

    /// <summary>Initializes a client. Nothing is sent yet.</summary>
    /// <param name="settings">Address, credentials, and the limits of requests.</param>
    public RegistryClient(ClientSettings settings)
        : this(settings, TimeProvider.System)
    {
    }

    internal RegistryClient(ClientSettings settings, TimeProvider clock)
        : this(new RegistryHttpClient(settings, clock), new ReturnedTokens())
    {
    }

    private RegistryClient(RegistryHttpClient http, ReturnedTokens returnedTokens)
    {
        _http = http;
        Registries = new RegistriesClient(_http);
        Tokens = new TokensClient(_http, returnedTokens);
        Repositories = new RepositoriesClient(_http);
        Artifacts = new ArtifactsClient(_http);
        Vulnerabilities = new VulnerabilitiesClient(_http);
    }

    /// <summary>The registries of the account.</summary>
    public RegistriesClient Registries { get; }

    /// <summary>The tokens of a registry.</summary>
    public TokensClient Tokens { get; }

    /// <summary>The repositories of a registry.</summary>
    public RepositoriesClient Repositories { get; }

    /// <summary>The artifacts of a registry or a repository.</summary>
    public ArtifactsClient Artifacts { get; }

    /// <summary>The vulnerabilities of an artifact.</summary>
    public VulnerabilitiesClient Vulnerabilities { get; }

    /// <summary>
    /// Creates a client that shares the connections, the limits, and the record of returned tokens with this one. Each
    /// of them must be disposed, and the connections stay open until the last one is.
    /// </summary>
    /// <returns>A client with its own lifetime.</returns>
    public RegistryClient Share() => new(_http.Share(), Tokens.Returned);

    /// <summary>Releases the connections, which are closed when no other client shares them.</summary>
    public void Dispose() => _http.Dispose();
}
