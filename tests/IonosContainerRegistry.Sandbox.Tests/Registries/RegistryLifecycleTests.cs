using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Registries;

public sealed class RegistryLifecycleTests
{
    private const string Minimal = """{"properties":{"name":"new-registry","location":"de/fra"}}""";

    [Fact]
    public async Task A_registry_is_created_in_steps_and_has_a_host_name_once_it_runs()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject created = await sandbox.JsonAsync("POST", "/registries", Minimal);
        string path = "/registries/" + created["id"];

        Assert.Equal("New", State(created));
        Assert.Equal("", created["properties"]!["hostname"]!.GetValue<string>());
        Assert.Equal(0, created["properties"]!["storageUsage"]!["bytes"]!.GetValue<long>());
        Assert.Equal(["New", "WaitingForStorage", "WaitingForStorage", "Running"], await StatesAsync(sandbox, path, 4));
        JsonObject running = await sandbox.GetAsync(path);
        Assert.Equal("new-registry.cr.de-fra.example.com", running["properties"]!["hostname"]!.GetValue<string>());
    }

    [Fact]
    public async Task Listing_moves_a_new_registry_to_its_next_state()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { ReadsPerState = 1 });
        string id = (await sandbox.JsonAsync("POST", "/registries", Minimal))["id"]!.GetValue<string>();

        JsonObject list = await sandbox.GetAsync("/registries?filter.name=NEW-REG");

        JsonObject listed = Assert.Single(TestSandbox.Items(list));
        Assert.Equal(id, listed["id"]!.GetValue<string>());
        Assert.Equal("WaitingForStorage", State(listed));
    }

    [Fact]
    public async Task A_creation_can_fail()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { CreationStates = ["New", "FAILED"], ReadsPerState = 1 });
        JsonObject created = await sandbox.JsonAsync("POST", "/registries", Minimal);

        Assert.Equal(["FAILED", "FAILED"], await StatesAsync(sandbox, "/registries/" + created["id"], 2));
    }

    [Fact]
    public async Task Without_reads_per_state_a_registry_runs_at_once()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { ReadsPerState = 0 });

        Assert.Equal("Running", State(await sandbox.JsonAsync("POST", "/registries", Minimal)));
    }

    [Fact]
    public async Task An_update_temporarily_leaves_the_running_state()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = "/registries/" + sandbox.Unscanned;

        JsonObject updated = await sandbox.JsonAsync("PATCH", path, """{"apiSubnetAllowList":["192.0.2.1"]}""");

        Assert.Equal("Updating", State(updated));
        Assert.NotNull(updated["metadata"]!["lastModifiedDate"]);
        Assert.Equal(["Updating", "Running"], await StatesAsync(sandbox, path, 2));
    }

    [Fact]
    public async Task A_deleted_registry_is_gone_after_some_reads_and_its_name_is_free_later()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = "/registries/" + sandbox.Unscanned;

        Assert.Equal(204, await sandbox.StatusAsync("DELETE", path));
        Assert.Equal("Deleting", State(await sandbox.GetAsync(path)));
        Assert.Equal(404, await sandbox.StatusAsync("GET", path));
        Assert.Equal(200, await sandbox.StatusAsync("HEAD", "/names/acme-staging"));
        Assert.Equal(200, await sandbox.StatusAsync("HEAD", "/names/acme-staging"));
        Assert.Equal(404, await sandbox.StatusAsync("HEAD", "/names/acme-staging"));
    }

    [Fact]
    public async Task Settle_completes_all_changes_of_state()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        JsonObject created = await sandbox.JsonAsync("POST", "/registries", Minimal);
        await sandbox.StatusAsync("DELETE", "/registries/" + sandbox.Unscanned);

        sandbox.Service.Store.Settle();

        Assert.Equal("Running", State(await sandbox.GetAsync("/registries/" + created["id"])));
        Assert.Equal(404, await sandbox.StatusAsync("HEAD", "/names/acme-staging"));
    }

    [Fact]
    public async Task Put_creates_a_registry_with_the_given_id()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        var id = Guid.NewGuid();

        JsonObject created = await sandbox.JsonAsync("PUT", $"/registries/{id}", Minimal);

        Assert.Equal(id.ToString(), created["id"]!.GetValue<string>());
        Assert.Equal("New", State(created));
    }

    [Fact]
    public async Task Put_resets_omitted_properties_except_scanning()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        const string Body = """{"properties":{"name":"acme-production","location":"de/txl"}}""";

        JsonObject replaced = await sandbox.JsonAsync("PUT", $"/registries/{sandbox.Scanned}", Body);

        JsonNode properties = replaced["properties"]!;
        Assert.Empty(properties["apiSubnetAllowList"]!.AsArray());
        Assert.True(properties.AsObject().ContainsKey("garbageCollectionSchedule"));
        Assert.Null(properties["garbageCollectionSchedule"]);
        Assert.True(properties["features"]!["vulnerabilityScanning"]!["enabled"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("other-name", "de/txl", true)]
    [InlineData("acme-production", "de/fra", true)]
    [InlineData("acme-production", "de/txl", false)]
    public async Task Put_does_not_change_the_name_the_location_and_enabled_scanning(
        string name, string location, bool enabled)
    {
        var features = new { vulnerabilityScanning = new { enabled } };
        string body = JsonSerializer.Serialize(new { properties = new { name, location, features } });
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        RegistryRecord before = sandbox.Service.Store.Registries[0];

        Assert.Equal(400, await sandbox.StatusAsync("PUT", $"/registries/{sandbox.Scanned}", body));
        Assert.Equal(before, sandbox.Service.Store.Registries[0]);
    }

    [Fact]
    public async Task The_list_is_paged_by_a_cursor_without_totals()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject first = await sandbox.GetAsync("/registries?limit=2");
        string cursor = first["pagination"]!["token"]!.GetValue<string>();
        JsonObject second = await sandbox.GetAsync(
            "/registries?limit=2&pagination.token=" + Uri.EscapeDataString(cursor));

        Assert.Equal(2, TestSandbox.Items(first).Count);
        Assert.False(first.ContainsKey("total"));
        Assert.False(first.ContainsKey("count"));
        Assert.Single(TestSandbox.Items(second));
        Assert.Equal("", second["pagination"]!["token"]!.GetValue<string>());
        Assert.Equal(400, await sandbox.StatusAsync("GET", "/registries?pagination.token=bad"));
    }

    private static string State(JsonObject registry) => registry["metadata"]!["state"]!.GetValue<string>();

    private static async Task<string[]> StatesAsync(TestSandbox sandbox, string path, int reads)
    {
        var states = new string[reads];
        for (int i = 0; i < reads; i++)
            states[i] = State(await sandbox.GetAsync(path));

        return states;
    }
}
