using System;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Client.Vulnerabilities;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Content;

public class ArtifactTests
{
    private const string Repository = "team-b/search/indexer";

    [Fact]
    public async Task Artifacts_of_a_repository_come_newest_first()
    {
        await using SandboxClient sandbox = await StartAsync();

        Listing<ArtifactResource> listing = await ReadRepositoryAsync(sandbox, null, new PageRequest { PageSize = 3 });

        Assert.Equal(
            Artifacts(sandbox).OrderByDescending(artifact => artifact.LastPushedAt).Select(artifact => artifact.Digest),
            listing.Items.Select(artifact => artifact.Digest));
        Assert.Empty(listing.Warnings);
        Assert.Equal(
            $"GET /registries/{sandbox.RegistryId}/repositories/team-b%2Fsearch%2Findexer/artifacts"
            + "?orderBy=-lastPush&offset=0&limit=3",
            sandbox.Sent[0]);
    }

    [Fact]
    public async Task What_the_scan_found_is_there_and_null_before_the_scan()
    {
        await using SandboxClient sandbox = await StartAsync();

        Listing<ArtifactResource> listing = await ReadRepositoryAsync(sandbox);

        Assert.Equal(10, listing.Items.Count);
        foreach (ArtifactRecord stored in Artifacts(sandbox))
        {
            ArtifactResource artifact = listing.Items.Single(item => item.Digest == stored.Digest);
            Assert.Equal(stored.Scan?.ScannedAt, artifact.Metadata!.LastScannedAt);
            Assert.Equal(stored.Scan?.MaxSeverity, artifact.Metadata.MaximumSeverity);
            Assert.Equal(stored.Scan?.Vulnerabilities.Count, artifact.Metadata.VulnerabilityCount);
            Assert.Equal(stored.Scan?.FixableCount, artifact.Metadata.FixableCount);
            Assert.Equal(stored.Scan?.TotalScore, (float?)artifact.Metadata.TotalScore);
            Assert.Equal(stored.Tags ?? [], artifact.Properties!.Tags ?? []);
            Assert.Empty(artifact.UnreadableFields);
        }

        Assert.Contains(Artifacts(sandbox), artifact => artifact.Scan is null);
    }

    [Fact]
    public async Task A_digest_in_two_repositories_comes_twice()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions { Repositories = 1 });
        ArtifactRecord artifact = sandbox.Service.Store.Repositories(sandbox.RegistryId)[0].Artifacts[0];
        sandbox.Service.Store.PutRepository(sandbox.RegistryId, RepositoryRecord.Create("a/copy", [artifact]));

        Listing<ArtifactResource> listing = await ReadRegistryAsync(sandbox);

        Assert.Equal(11, listing.Items.Count);
        Assert.Equal(
            ["a/copy", "backend/api"],
            listing.Items.Where(item => item.Digest == artifact.Digest)
                .Select(item => item.Properties!.RepositoryName!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Artifacts_with_a_vulnerability_are_asked_of_the_service()
    {
        await using SandboxClient sandbox = await StartAsync();
        VulnerabilityRecord vulnerability = Artifacts(sandbox)
            .SelectMany(artifact => artifact.Scan?.Vulnerabilities ?? []).First();

        Listing<ArtifactResource> listing = await ReadRegistryAsync(
            sandbox, new ArtifactQuery { VulnerabilityId = vulnerability.Id });

        Assert.Equal(
            sandbox.Service.Store.Repositories(sandbox.RegistryId).SelectMany(repository => repository.Artifacts)
                .Where(artifact => artifact.Scan?.Vulnerabilities.Any(item => item.Id == vulnerability.Id) == true)
                .Select(artifact => artifact.Digest).ToHashSet(),
            listing.Items.Select(artifact => artifact.Digest!).ToHashSet());
        Assert.Contains($"?filter.vulnerabilityId={vulnerability.Id}&orderBy=-lastPush&", sandbox.Sent[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_documented_order_is_accepted_and_kept()
    {
        await using SandboxClient sandbox = await StartAsync();

        foreach (string order in ArtifactsClient.Orders)
            Assert.Empty((await ReadRegistryAsync(sandbox, new ArtifactQuery { OrderBy = order })).Warnings);
        foreach (string order in ArtifactsClient.RepositoryOrders)
            Assert.Empty((await ReadRepositoryAsync(sandbox, order)).Warnings);

        Assert.Equal(14, ArtifactsClient.Orders.Count);
        Assert.Equal(18, ArtifactsClient.RepositoryOrders.Count);
    }

    [Fact]
    public async Task An_order_that_the_service_refuses_is_an_error()
    {
        await using SandboxClient sandbox = await StartAsync();

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => ReadRepositoryAsync(sandbox, "size"));

        Assert.Equal(400, failure.StatusCode);
    }

    [Fact]
    public async Task One_artifact_is_read_by_its_digest()
    {
        await using SandboxClient sandbox = await StartAsync();
        ArtifactRecord stored = Artifacts(sandbox)[1];

        ApiResponse<ArtifactResource> artifact = await sandbox.Client.Artifacts.GetAsync(
            sandbox.RegistryId, Repository, stored.Digest, null, default);

        Assert.Equal(stored.Digest, artifact.Value.Digest);
        Assert.Equal(Repository, artifact.Value.Properties!.RepositoryName);
        Assert.Equal(stored.PullCount, artifact.Value.Metadata!.PullCount);
    }

    [Fact]
    public async Task Vulnerabilities_of_an_artifact_come_by_score_and_filtered()
    {
        await using SandboxClient sandbox = await StartAsync();
        ArtifactRecord artifact = Artifacts(sandbox).MaxBy(item => item.Scan?.Vulnerabilities.Count ?? 0)!;

        Listing<VulnerabilityResource> all = await ReadVulnerabilitiesAsync(sandbox, artifact.Digest,
            new VulnerabilityQuery());
        Listing<VulnerabilityResource> some = await ReadVulnerabilitiesAsync(
            sandbox, artifact.Digest,
            new VulnerabilityQuery { Severity = "high", Fixable = true, OrderBy = "-publishedAt" });

        Assert.Equal(
            artifact.Scan!.Vulnerabilities.Select(item => item.Id).ToHashSet(),
            all.Items.Select(item => item.Id!).ToHashSet());
        Assert.Equal(all.Items.Select(item => item.Properties!.Score).OrderDescending(), all.Items.Select(item
            => item.Properties!.Score));
        Assert.Equal(
            artifact.Scan.Vulnerabilities.Where(item => item is { Severity: "high", Fixable: true }).Select(item
                => item.Id).ToHashSet(),
            some.Items.Select(item => item.Id!).ToHashSet());
        Assert.EndsWith(
            "/vulnerabilities?filter.severity=high&filter.fixable=true&orderBy=-publishedAt&offset=0&limit=100",
            sandbox.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_documented_order_of_vulnerabilities_is_accepted_and_kept()
    {
        await using SandboxClient sandbox = await StartAsync();
        ArtifactRecord artifact = Artifacts(sandbox).MaxBy(item => item.Scan?.Vulnerabilities.Count ?? 0)!;

        foreach (string order in VulnerabilitiesClient.Orders)
        {
            Assert.Empty((await ReadVulnerabilitiesAsync(
                sandbox, artifact.Digest, new VulnerabilityQuery { OrderBy = order })).Warnings);
        }

        Assert.Equal(10, VulnerabilitiesClient.Orders.Count);
    }

    [Fact]
    public async Task One_vulnerability_is_read_without_a_registry()
    {
        await using SandboxClient sandbox = await StartAsync();
        VulnerabilityRecord stored = Artifacts(sandbox)
            .SelectMany(artifact => artifact.Scan?.Vulnerabilities ?? []).First(item => item.References is not null);

        VulnerabilityResource vulnerability =
            (await sandbox.Client.Vulnerabilities.GetAsync(stored.Id, null, default)).Value;

        Assert.Equal($"GET /vulnerabilities/{stored.Id}", Assert.Single(sandbox.Sent));
        Assert.Equal(stored.Id, vulnerability.Id);
        Assert.Equal(stored.Severity, vulnerability.Properties!.Severity);
        Assert.Equal(stored.Score, (float?)vulnerability.Properties.Score);
        Assert.Equal(stored.Fixable, vulnerability.Properties.Fixable);
        Assert.Equal(stored.Affects[0].Version, vulnerability.Properties.Affects![0]!.Version);
        Assert.Equal(stored.References, vulnerability.Properties.References);
        Assert.Equal(stored.PublishedAt, vulnerability.Metadata!.PublishedAt);
    }

    [Fact]
    public async Task A_user_name_is_refused_where_only_a_token_is_accepted()
    {
        RegistryServiceOptions options = new();
        await using SandboxClient sandbox = await SandboxClient.StartAsync(options, settings =>
        {
            settings.Token = null;
            settings.UserName = options.UserName;
            settings.Password = new System.Net.NetworkCredential("", options.Password).SecurePassword;
        });
        string digest = Artifacts(sandbox)[0].Digest;

        foreach (Func<Task> call in new Func<Task>[]
        {
            () => ReadRegistryAsync(sandbox),
            () => ReadRepositoryAsync(sandbox),
            () => sandbox.Client.Artifacts.GetAsync(sandbox.RegistryId, Repository, digest, null, default),
            () => ReadVulnerabilitiesAsync(sandbox, digest, new VulnerabilityQuery()),
            () => sandbox.Client.Vulnerabilities.GetAsync("CVE-2024-90001", null, default),
        })
        {
            Assert.Equal(FailureDetail.BearerTokenRequired, (await Assert.ThrowsAsync<RegistryApiException>(call))
                .Detail);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-spelling")]
    public async Task An_id_that_is_text_is_filled_in_if_it_is_missing_and_otherwise_kept(string? returned)
    {
        await using SandboxClient sandbox = await StartAsync();
        ArtifactRecord artifact = Artifacts(sandbox).First(stored => stored.Scan?.Vulnerabilities.Count > 0);
        string vulnerabilityId = artifact.Scan!.Vulnerabilities[0].Id;
        sandbox.Service.Faults.Add(new Fault { TransformBody = body => JsonText.Set(body, "id", returned) });

        ApiResponse<RepositoryResource> repository =
            await sandbox.Client.Repositories.GetAsync(sandbox.RegistryId, Repository, null, default);
        ApiResponse<ArtifactResource> found = await sandbox.Client.Artifacts.GetAsync(
            sandbox.RegistryId, Repository, artifact.Digest, null, default);
        ApiResponse<VulnerabilityResource> vulnerability =
            await sandbox.Client.Vulnerabilities.GetAsync(vulnerabilityId, null, default);

        Assert.Equal(
            (returned ?? Repository, returned ?? artifact.Digest, returned ?? vulnerabilityId),
            (repository.Value.Id, found.Value.Id, vulnerability.Value.Id));
    }

    private static Task<SandboxClient> StartAsync(RegistryServiceOptions? options = null)
        => SandboxClient.StartAsync(options ?? new RegistryServiceOptions());

    private static System.Collections.Generic.IReadOnlyList<ArtifactRecord> Artifacts(SandboxClient sandbox)
        => sandbox.Service.Store.FindRepository(sandbox.RegistryId, Repository)!.Artifacts;

    private static Task<Listing<ArtifactResource>> ReadRegistryAsync(SandboxClient sandbox, ArtifactQuery? query = null)
        => Listing<ArtifactResource>.ReadAsync(sandbox.Client.Artifacts.List(
            sandbox.RegistryId, query ?? new ArtifactQuery(), new PageRequest(), sandbox.Observer));

    private static Task<Listing<ArtifactResource>> ReadRepositoryAsync(
        SandboxClient sandbox, string? order = null, PageRequest? request = null)
        => Listing<ArtifactResource>.ReadAsync(sandbox.Client.Artifacts.ListOfRepository(
            sandbox.RegistryId, Repository, order, request ?? new PageRequest(), sandbox.Observer));

    private static Task<Listing<VulnerabilityResource>> ReadVulnerabilitiesAsync(
        SandboxClient sandbox, string digest, VulnerabilityQuery query)
        => Listing<VulnerabilityResource>.ReadAsync(sandbox.Client.Vulnerabilities.List(
            sandbox.RegistryId, Repository, digest, query, new PageRequest(), sandbox.Observer));
}
