using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Content;

public sealed class ArtifactTests
{
    private static readonly string[] ScannerFields =
        ["lastScannedAt", "vulnMaxSeverity", "vulnTotalScore", "vulnTotalCount", "vulnFixableCount"];

    [Fact]
    public async Task Artifacts_of_the_registry_come_by_pulls_and_each_once()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        IReadOnlyList<JsonObject> all = await sandbox.ReadAllAsync($"/registries/{sandbox.Scanned}/artifacts", 50);

        long[] pulls = [.. all.Select(item => item["metadata"]!["pullCount"]!.GetValue<long>())];
        Assert.Equal(120, all.Select(item => item["id"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(pulls.OrderDescending(), pulls);
    }

    [Fact]
    public async Task Artifacts_of_a_repository_come_by_push()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject page = await sandbox.GetAsync(
            $"/registries/{sandbox.Scanned}/repositories/backend%2Fapi/artifacts");

        IReadOnlyList<JsonObject> items = TestSandbox.Items(page);
        string[] pushed = [.. items.Select(item => item["metadata"]!["lastPushedAt"]!.GetValue<string>())];
        Assert.Equal(10, pushed.Length);
        Assert.Equal(pushed.OrderDescending(StringComparer.Ordinal), pushed);
        Assert.All(
            items, item => Assert.Equal("backend/api", item["properties"]!["repositoryName"]!.GetValue<string>()));
        Assert.Contains(items, item => item["properties"]!["tags"] is null);
    }

    [Theory]
    [InlineData("-vulnTotalCount", "vulnTotalCount")]
    [InlineData("-vulnTotalScore", "vulnTotalScore")]
    public async Task Artifacts_of_a_repository_come_by_what_the_scan_found(string orderBy, string field)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject page = await sandbox.GetAsync(
            $"/registries/{sandbox.Scanned}/repositories/backend%2Fapi/artifacts?orderBy={orderBy}");

        double[] values =
            [.. TestSandbox.Items(page).Select(item => item["metadata"]![field]?.GetValue<double>() ?? -1)];
        Assert.Equal(values.OrderDescending(), values);
    }

    [Fact]
    public async Task The_registry_does_not_sort_by_severity()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}";

        Assert.Equal(400, await sandbox.StatusAsync("GET", path + "/artifacts?orderBy=vulnMaxSeverity"));
        Assert.Equal(
            200,
            await sandbox.StatusAsync("GET", path + "/repositories/docs/artifacts?orderBy=-vulnMaxSeverity"));
    }

    [Fact]
    public async Task Scanner_fields_are_missing_while_scanning_is_off_or_pending()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        var pending = new ArtifactRecord { Digest = "sha256:pending" };
        var clean = new ArtifactRecord { Digest = "sha256:clean", Scan = new ArtifactScan(DateTimeOffset.UtcNow, []) };
        RepositoryRecord repository = RepositoryRecord.Create("own", [pending, clean]);
        sandbox.Service.Store.PutRepository(sandbox.Scanned, repository);
        sandbox.Service.Store.PutRepository(sandbox.Unscanned, repository);

        Assert.Empty(await ScannerFieldsAsync(sandbox, sandbox.Scanned, "sha256:pending"));
        Assert.Empty(await ScannerFieldsAsync(sandbox, sandbox.Unscanned, "sha256:clean"));
        Assert.Equal(
            ["lastScannedAt", "vulnTotalScore", "vulnTotalCount", "vulnFixableCount"],
            await ScannerFieldsAsync(sandbox, sandbox.Scanned, "sha256%3Aclean"));
    }

    [Fact]
    public async Task The_registry_is_filtered_by_a_vulnerability()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        ArtifactRecord artifact = sandbox.Service.Store.FindRepository(sandbox.Scanned, "backend/api")!.Artifacts[0];
        string vulnerability = artifact.Scan!.Vulnerabilities[0].Id;

        IReadOnlyList<JsonObject> found = await sandbox.ReadAllAsync(
            $"/registries/{sandbox.Scanned}/artifacts?filter.vulnerabilityId={vulnerability}", 7);

        IEnumerable<string> expected = sandbox.Service.Store.Repositories(sandbox.Scanned)
            .SelectMany(repository => repository.Artifacts)
            .Where(item => item.Scan?.Vulnerabilities.Any(one => one.Id == vulnerability) == true)
            .Select(item => item.Digest);
        Assert.Equal(expected.Order(), found.Select(item => item["id"]!.GetValue<string>()).Order());
    }

    private static async Task<string[]> ScannerFieldsAsync(TestSandbox sandbox, Guid registry, string digest)
    {
        JsonObject artifact = await sandbox.GetAsync($"/registries/{registry}/repositories/own/artifacts/{digest}");
        return [.. ScannerFields.Where(artifact["metadata"]!.AsObject().ContainsKey)];
    }
}
