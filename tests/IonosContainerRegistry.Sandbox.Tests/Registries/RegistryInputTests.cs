using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Registries;

public sealed class RegistryInputTests
{
    [Theory]
    [InlineData("""{"name":"abc"}""")]
    [InlineData("""{"location":"de/fra"}""")]
    [InlineData("""{"name":"Abc","location":"de/fra"}""")]
    [InlineData("""{"name":"ab","location":"de/fra"}""")]
    [InlineData("""{"name":"abc","location":"us/mars"}""")]
    [InlineData("""{"name":"abc","location":"de/fra","garbageCollectionSchedule":{"days":["Monday"]}}""")]
    [InlineData("""{"name":"abc","location":"de/fra","features":{"vulnerabilityScanning":{}}}""")]
    [InlineData("""{"name":"abc","location":"de/fra","apiSubnetAllowList":["192.0.2.0/33"]}""")]
    public async Task Post_refuses_properties_that_the_service_does_not_accept(string properties)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        Assert.Equal(400, await sandbox.StatusAsync("POST", "/registries", Post(properties)));
        Assert.Equal(3, sandbox.Service.Store.Registries.Count);
    }

    [Fact]
    public async Task Post_refuses_bare_properties()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        const string Properties = """{"name":"abc","location":"de/fra"}""";

        Assert.Equal(400, await sandbox.StatusAsync("POST", "/registries", Properties));
        Assert.Equal(201, await sandbox.StatusAsync("POST", "/registries", Post(Properties)));
    }

    [Fact]
    public async Task A_name_can_be_used_once()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string body = Post("""{"name":"acme-staging","location":"de/fra"}""");

        Assert.Equal(409, await sandbox.StatusAsync("POST", "/registries", body));
    }

    [Fact]
    public async Task Scanning_is_enabled_unless_the_request_disables_it()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        JsonObject silent = await sandbox.JsonAsync(
            "POST", "/registries", Post("""{"name":"silent","location":"de/fra"}"""));
        JsonObject off = await sandbox.JsonAsync(
            "POST",
            "/registries",
            Post("""{"name":"off","location":"de/fra","features":{"vulnerabilityScanning":{"enabled":false}}}"""));

        Assert.True(Scanning(silent));
        Assert.False(Scanning(off));
    }

    [Theory]
    [InlineData("""{"properties":{"apiSubnetAllowList":[]}}""")]
    [InlineData("""{"name":"other"}""")]
    [InlineData("""{"location":"de/fra"}""")]
    [InlineData("""{"garbageCollectionSchedule":{"days":["monday"],"time":"01:00:00Z"}}""")]
    [InlineData("""{"garbageCollectionSchedule":{"time":"01:00:00Z"}}""")]
    [InlineData("""{"garbageCollectionSchedule":{"days":["Monday"],"time":"01:00"}}""")]
    [InlineData("""{"garbageCollectionSchedule":{"days":["Monday"],"time":"25:00:00Z"}}""")]
    [InlineData("""{"features":{"vulnerabilityScanning":{"enabled":false}}}""")]
    [InlineData("""{"apiSubnetAllowList":null}""")]
    [InlineData("""{"apiSubnetAllowList":["example.com"]}""")]
    public async Task Patch_refuses_properties_that_the_service_does_not_accept(string body)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        Assert.Equal(400, await sandbox.StatusAsync("PATCH", $"/registries/{sandbox.Scanned}", body));
    }

    [Fact]
    public async Task The_allow_list_holds_25_entries_at_most()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}";

        Assert.Equal(200, await sandbox.StatusAsync("PATCH", path, AllowList(25)));
        Assert.Equal(400, await sandbox.StatusAsync("PATCH", path, AllowList(26)));
        Assert.Equal(25, sandbox.Service.Store.Registries[0].AllowList.Count);
    }

    [Fact]
    public async Task Patch_changes_only_the_specified_properties()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}";

        JsonObject updated = await sandbox.JsonAsync(
            "PATCH", path, """{"garbageCollectionSchedule":{"days":["Monday","Friday"],"time":"16:00:00Z"}}""");

        JsonNode schedule = updated["properties"]!["garbageCollectionSchedule"]!;
        Assert.Equal(["Monday", "Friday"], schedule["days"]!.AsArray().Select(day => day!.GetValue<string>()));
        Assert.Equal("16:00:00+00:00", schedule["time"]!.GetValue<string>());
        Assert.Equal("192.0.2.0/24", updated["properties"]!["apiSubnetAllowList"]![0]!.GetValue<string>());

        JsonObject cleared = await sandbox.JsonAsync(
            "PATCH", path, """{"garbageCollectionSchedule":null,"apiSubnetAllowList":[]}""");
        Assert.Null(cleared["properties"]!["garbageCollectionSchedule"]);
        Assert.Empty(cleared["properties"]!["apiSubnetAllowList"]!.AsArray());
    }

    [Fact]
    public async Task Scanning_can_be_enabled()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject updated = await sandbox.JsonAsync(
            "PATCH",
            $"/registries/{sandbox.Unscanned}",
            """{"features":{"vulnerabilityScanning":{"enabled":true}}}""");

        Assert.True(Scanning(updated));
    }

    private static bool Scanning(JsonObject registry) =>
        registry["properties"]!["features"]!["vulnerabilityScanning"]!["enabled"]!.GetValue<bool>();

    private static string Post(string properties) => $$"""{"properties":{{properties}}}""";

    private static string AllowList(int count) => JsonSerializer.Serialize(new
    {
        apiSubnetAllowList = Enumerable.Range(1, count).Select(number => $"192.0.2.{number}/24"),
    });
}
