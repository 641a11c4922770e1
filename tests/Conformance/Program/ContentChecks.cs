using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Client.Vulnerabilities;
using IonosContainerRegistry.Conformance.Shared;

namespace IonosContainerRegistry.Conformance;

/// <summary>Every call for the contents of a registry, with nothing in its way.</summary>
internal static class ContentChecks
{
    // The slashes belong to the name and must not separate segments of a path.
    private const string Repository = "team-b/search/indexer";

    private static readonly CancellationToken None = CancellationToken.None;

    public static Check[] All =>
    [
        new("repositories are listed", ListRepositoriesAsync),
        new("a repository with slashes in its name is read", GetRepositoryAsync),
        new("a repository with slashes in its name is deleted", DeleteRepositoryAsync),
        new("artifacts of a registry are listed", ListArtifactsAsync),
        new("artifacts of a repository are listed and read", GetArtifactAsync),
        new("vulnerabilities are listed and read", GetVulnerabilityAsync),
        new("user name and password aren't enough for contents", RefuseBasicAsync),
    ];

    private static async Task ListRepositoriesAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        RepositoryResource[] repositories =
            await Lists.ReadAllAsync(client.Repositories.List(bed.Registry, new(), new() { PageSize = 5 }, null));
        Expect.Equal(12, repositories.Select(repository => repository.Name).Distinct().Count(), "repositories");
    }

    private static async Task GetRepositoryAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        RepositoryResource read = (await client.Repositories.GetAsync(bed.Registry, Repository, null, None)).Value;
        Expect.Equal(Repository, read.Name, "name");
    }

    private static async Task DeleteRepositoryAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        RepositoryResource[] repositories =
            await Lists.ReadAllAsync(client.Repositories.List(bed.Other, new(), new(), null));
        string name = repositories.Select(repository => repository.Name!).First(name => name.Contains("/"));
        await client.Repositories.DeleteAsync(bed.Other, name, null, None);
        RegistryApiException gone = await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Repositories.GetAsync(bed.Other, name, null, None));
        Expect.Equal(404, gone.StatusCode, "status");
    }

    private static async Task ListArtifactsAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        ArtifactResource[] artifacts =
            await Lists.ReadAllAsync(client.Artifacts.List(bed.Registry, new(), new() { PageSize = 25 }, null));
        Expect.Equal(120, artifacts.Length, "artifacts");
    }

    private static async Task GetArtifactAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        ArtifactResource[] artifacts = await ListArtifactsAsync(client, bed);
        string digest = artifacts[0].Digest!;
        ArtifactResource read =
            (await client.Artifacts.GetAsync(bed.Registry, Repository, digest, null, None)).Value;
        Expect.Equal(10, artifacts.Length, "artifacts");
        Expect.Equal(digest, read.Digest, "digest");
    }

    private static async Task GetVulnerabilityAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        foreach (ArtifactResource artifact in await ListArtifactsAsync(client, bed))
        {
            VulnerabilityResource[] vulnerabilities = await Lists.ReadAllAsync(
                client.Vulnerabilities.List(bed.Registry, Repository, artifact.Digest!, new(), new(), null));
            if (vulnerabilities.Length == 0) continue;
            string id = vulnerabilities[0].Id!;
            Expect.Equal(id, (await client.Vulnerabilities.GetAsync(id, null, None)).Value.Id, "ID");
            return;
        }

        throw new CheckFailedException("no artifact has a vulnerability");
    }

    private static async Task RefuseBasicAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.None, settings =>
        {
            settings.Token = null;
            settings.UserName = Account.UserName;
            settings.Password = new NetworkCredential("", Account.Password).SecurePassword;
        });
        RegistryApiException refused = await Expect.ThrowsAsync<RegistryApiException>(
            () => client.Repositories.GetAsync(bed.Registry, Repository, null, None));
        Expect.Equal(FailureDetail.BearerTokenRequired, refused.Detail, "detail");
    }

    private static Task<ArtifactResource[]> ListArtifactsAsync(RegistryClient client, TestBed bed)
        => Lists.ReadAllAsync(client.Artifacts.ListOfRepository(bed.Registry, Repository, null, new(), null));
}
