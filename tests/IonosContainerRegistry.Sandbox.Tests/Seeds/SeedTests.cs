using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Seeds;

public sealed class SeedTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_data()
    {
        await using TestSandbox first = await TestSandbox.StartAsync();
        await using TestSandbox second = await TestSandbox.StartAsync();
        await using TestSandbox other = await TestSandbox.StartAsync(
            new RegistryServiceOptions { Tokens = 5, Seed = 2 });

        Assert.Equal(Ids(first), Ids(second));
        Assert.Empty(Ids(first).Intersect(Ids(other)));
        Assert.NotEqual(first.Service.Options.Token, second.Service.Options.Token);
    }

    [Fact]
    public async Task The_data_is_varied()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        RegistryStore store = sandbox.Service.Store;
        ArtifactRecord[] artifacts =
            [.. store.Repositories(sandbox.Scanned).SelectMany(repository => repository.Artifacts)];

        Assert.Equal(
            ["acme-production", "acme-staging", "acme-archive"], store.Registries.Select(registry => registry.Name));
        Assert.Contains(artifacts, artifact => artifact.Tags is { Count: 2 });
        Assert.Contains(artifacts, artifact => artifact.Tags is null or []);
        Assert.Contains(artifacts, artifact => artifact.Scan is null);
        Assert.Contains(artifacts, artifact => artifact.LastPulledAt is null);
        Assert.All(artifacts, artifact => Assert.True(artifact.LastPushedAt < DateTimeOffset.UtcNow));
        Assert.All(artifacts, artifact => Assert.False(artifact.LastPulledAt > DateTimeOffset.UtcNow));
        Assert.Equal(
            ["critical", "high", "low", "medium", "none", "unknown"],
            artifacts.SelectMany(artifact => artifact.Scan?.Vulnerabilities ?? [])
                .Select(vulnerability => vulnerability.Severity)
                .Distinct()
                .Order());
    }

    [Fact]
    public async Task A_hundred_thousand_artifacts_take_little_memory()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { Tokens = 5, Repositories = 1000, ArtifactsPerRepository = 100 });
        long used = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.InRange(used, 0, 20_000_000);
        JsonObject lastPage = await sandbox.GetAsync(
            $"/registries/{sandbox.Scanned}/artifacts?offset=99000&limit=1000");
        Assert.Equal(1000, TestSandbox.Items(lastPage).Count);
        Assert.Equal(1000, sandbox.Service.Store.Repositories(sandbox.Scanned).DistinctBy(one => one.Name).Count());
    }

    [Fact]
    public async Task Two_hundred_registries_hold_fifty_tokens_each()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { Registries = 200, Tokens = 50, OtherTokens = 50 });
        RegistryStore store = sandbox.Service.Store;

        Assert.Equal(200, store.Registries.Select(registry => registry.Name).Distinct().Count());
        Assert.All(store.Registries, registry => Assert.Equal(50, store.CountTokens(registry.Id)));
    }

    [Fact]
    public async Task The_text_of_a_record_does_not_contain_secrets()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        TokenRecord token = sandbox.Service.Store.Tokens(sandbox.Scanned)[0];
        RegistryServiceOptions options = sandbox.Service.Options;

        Assert.DoesNotContain(token.Password, token.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(options.Token, options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(options.Password, options.ToString(), StringComparison.Ordinal);
    }

    private static Guid[] Ids(TestSandbox sandbox)
    {
        RegistryStore store = sandbox.Service.Store;
        Guid[] registries = [.. store.Registries.Select(registry => registry.Id)];
        return [.. registries, .. registries.SelectMany(store.Tokens).Select(token => token.Id)];
    }
}
