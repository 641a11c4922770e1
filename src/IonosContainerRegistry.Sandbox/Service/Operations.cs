namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The names of the operations, which <see cref="Fault.Operation"/> and the log of requests use.</summary>
public static class Operations
{
    /// <summary><c>GET /locations</c>.</summary>
    public const string ListLocations = nameof(ListLocations);

    /// <summary><c>HEAD /names/{name}</c>.</summary>
    public const string CheckName = nameof(CheckName);

    /// <summary><c>GET /registries</c>.</summary>
    public const string ListRegistries = nameof(ListRegistries);

    /// <summary><c>GET /registries/{registryId}</c>.</summary>
    public const string GetRegistry = nameof(GetRegistry);

    /// <summary><c>POST /registries</c>.</summary>
    public const string CreateRegistry = nameof(CreateRegistry);

    /// <summary><c>PATCH /registries/{registryId}</c>.</summary>
    public const string UpdateRegistry = nameof(UpdateRegistry);

    /// <summary><c>PUT /registries/{registryId}</c>.</summary>
    public const string PutRegistry = nameof(PutRegistry);

    /// <summary><c>DELETE /registries/{registryId}</c>.</summary>
    public const string DeleteRegistry = nameof(DeleteRegistry);

    /// <summary><c>GET /registries/{registryId}/tokens</c>.</summary>
    public const string ListTokens = nameof(ListTokens);

    /// <summary><c>GET /registries/{registryId}/tokens/{tokenId}</c>.</summary>
    public const string GetToken = nameof(GetToken);

    /// <summary><c>POST /registries/{registryId}/tokens</c>.</summary>
    public const string CreateToken = nameof(CreateToken);

    /// <summary><c>PATCH /registries/{registryId}/tokens/{tokenId}</c>.</summary>
    public const string UpdateToken = nameof(UpdateToken);

    /// <summary><c>PUT /registries/{registryId}/tokens/{tokenId}</c>.</summary>
    public const string PutToken = nameof(PutToken);

    /// <summary><c>DELETE /registries/{registryId}/tokens/{tokenId}</c>.</summary>
    public const string DeleteToken = nameof(DeleteToken);

    /// <summary><c>GET /registries/{registryId}/repositories</c>.</summary>
    public const string ListRepositories = nameof(ListRepositories);

    /// <summary><c>GET /registries/{registryId}/repositories/{repositoryName}</c>.</summary>
    public const string GetRepository = nameof(GetRepository);

    /// <summary><c>DELETE /registries/{registryId}/repositories/{repositoryName}</c>.</summary>
    public const string DeleteRepository = nameof(DeleteRepository);

    /// <summary><c>GET /registries/{registryId}/artifacts</c>.</summary>
    public const string ListArtifacts = nameof(ListArtifacts);

    /// <summary><c>GET /registries/{registryId}/repositories/{repositoryName}/artifacts</c>.</summary>
    public const string ListRepositoryArtifacts = nameof(ListRepositoryArtifacts);

    /// <summary><c>GET /registries/{registryId}/repositories/{repositoryName}/artifacts/{digest}</c>.</summary>
    public const string GetArtifact = nameof(GetArtifact);

    /// <summary>
    /// <c>GET /registries/{registryId}/repositories/{repositoryName}/artifacts/{digest}/vulnerabilities</c>.
    /// </summary>
    public const string ListVulnerabilities = nameof(ListVulnerabilities);

    /// <summary><c>GET /vulnerabilities/{vulnerabilityId}</c>.</summary>
    public const string GetVulnerability = nameof(GetVulnerability);

    /// <summary><c>GET /v2/</c> of the registry protocol, to which a client signs in.</summary>
    public const string PingDocker = nameof(PingDocker);

    /// <summary><c>GET</c> or <c>POST /v2/token</c>, which issues the bearer token of the registry protocol.</summary>
    public const string IssueDockerToken = nameof(IssueDockerToken);
}
