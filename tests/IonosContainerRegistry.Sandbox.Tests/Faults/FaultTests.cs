using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Faults;

public sealed class FaultTests
{
    /// <summary>A request of each operation; {r} is a registry, {t} its first token, {a} the first artifact.</summary>
    public static TheoryData<string, string, string> Requests => new()
    {
        { Operations.ListLocations, "GET", "/locations" },
        { Operations.CheckName, "HEAD", "/names/free" },
        { Operations.ListRegistries, "GET", "/registries" },
        { Operations.GetRegistry, "GET", "/registries/{r}" },
        { Operations.CreateRegistry, "POST", "/registries" },
        { Operations.UpdateRegistry, "PATCH", "/registries/{r}" },
        { Operations.PutRegistry, "PUT", "/registries/{r}" },
        { Operations.DeleteRegistry, "DELETE", "/registries/{r}" },
        { Operations.ListTokens, "GET", "/registries/{r}/tokens" },
        { Operations.GetToken, "GET", "/registries/{r}/tokens/{t}" },
        { Operations.CreateToken, "POST", "/registries/{r}/tokens" },
        { Operations.UpdateToken, "PATCH", "/registries/{r}/tokens/{t}" },
        { Operations.PutToken, "PUT", "/registries/{r}/tokens/{t}" },
        { Operations.DeleteToken, "DELETE", "/registries/{r}/tokens/{t}" },
        { Operations.ListRepositories, "GET", "/registries/{r}/repositories" },
        { Operations.GetRepository, "GET", "/registries/{r}/repositories/backend%2Fapi" },
        { Operations.DeleteRepository, "DELETE", "/registries/{r}/repositories/backend%2Fapi" },
        { Operations.ListArtifacts, "GET", "/registries/{r}/artifacts" },
        { Operations.ListRepositoryArtifacts, "GET", "/registries/{r}/repositories/backend%2Fapi/artifacts" },
        { Operations.GetArtifact, "GET", "/registries/{r}/repositories/backend%2Fapi/artifacts/{a}" },
        {
            Operations.ListVulnerabilities, "GET",
            "/registries/{r}/repositories/backend%2Fapi/artifacts/{a}/vulnerabilities"
        },
        { Operations.GetVulnerability, "GET", "/vulnerabilities/CVE-1" },
        { Operations.PingDocker, "GET", "/v2/" },
        { Operations.IssueDockerToken, "GET", "/v2/token" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_operation_can_be_hit_by_its_name(string operation, string method, string path)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = operation, Status = 418 });

        Assert.Equal(418, await sandbox.StatusAsync(method, Fill(sandbox, path)));
        Assert.Equal(operation, sandbox.Service.Requests[^1].Operation);
        Assert.Equal(404, await sandbox.StatusAsync("GET", "/nothing"));
    }

    [Fact]
    public void The_requests_above_cover_all_operations() => Assert.Equal(
        typeof(Operations).GetFields().Select(field => (string)field.GetValue(null)!).Order(),
        Requests.Select(row => (string)row[0]).Order());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_after_has_both_forms(bool isDate)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Status = 503, RetryAfter = TimeSpan.FromSeconds(30), RetryAfterIsDate = isDate });

        using HttpResponseMessage response = await sandbox.SendAsync("GET", "/locations");

        TimeSpan? wait = isDate
            ? response.Headers.RetryAfter!.Date - response.Headers.Date
            : response.Headers.RetryAfter!.Delta;
        Assert.InRange(wait!.Value.TotalSeconds, 29, 31);
    }

    [Fact]
    public async Task A_response_can_be_lost_after_the_request_is_processed()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories/docs";
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.DeleteRepository, Apply = true, Drop = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.SendAsync("DELETE", path));

        Assert.Null(sandbox.Service.Store.FindRepository(sandbox.Scanned, "docs"));
    }

    [Fact]
    public async Task A_connection_can_be_closed_before_the_request_is_processed()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories/docs";
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.DeleteRepository, Drop = true });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.SendAsync("DELETE", path));

        Assert.NotNull(sandbox.Service.Store.FindRepository(sandbox.Scanned, "docs"));
    }

    [Fact]
    public async Task A_body_can_be_truncated()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Truncate = true });

        Assert.Equal(HttpRequestError.ResponseEnded, await FailedReadAsync(sandbox, "/registries"));
    }

    [Fact]
    public async Task A_chunk_can_be_broken()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        sandbox.Service.Faults.Add(new Fault { BrokenChunk = true });

        Assert.Equal(HttpRequestError.InvalidResponse, await FailedReadAsync(sandbox, "/registries"));
    }

    [Fact]
    public async Task Fields_can_be_invalid_or_missing_in_a_valid_response()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Operation = Operations.ListTokens,
            OddFields = new Dictionary<string, object?>
            {
                ["createdDate"] = "rubbish",
                ["status"] = true,
                ["scopes"] = "none",
                ["expiryDate"] = null,
            },
            MissingFields = ["total"],
            ItemWithoutId = 1,
        });

        JsonObject list = await sandbox.GetAsync($"/registries/{sandbox.Scanned}/tokens");

        IReadOnlyList<JsonObject> items = TestSandbox.Items(list);
        Assert.All(items, item => Assert.Equal("rubbish", item["metadata"]!["createdDate"]!.GetValue<string>()));
        Assert.All(items, item => Assert.True(item["properties"]!["status"]!.GetValue<bool>()));
        Assert.All(items, item => Assert.Equal("none", item["properties"]!["scopes"]!.GetValue<string>()));
        Assert.All(items, item => Assert.Null(item["properties"]!["expiryDate"]));
        Assert.Equal([true, false, true, true, true], items.Select(item => item.ContainsKey("id")));
        Assert.False(list.ContainsKey("total"));
        Assert.Equal(5, list["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_list_can_move_between_two_pages()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/tokens?limit=2&offset=";
        TokenRecord[] before = [.. sandbox.Service.Store.Tokens(sandbox.Scanned)];
        sandbox.Service.Faults.Add(new Fault
        {
            Operation = Operations.ListTokens,
            Times = 1,
            ChangeStore = store => store.MoveTokens(sandbox.Scanned),
        });

        JsonObject first = await sandbox.GetAsync(path + 0);
        JsonObject second = await sandbox.GetAsync(path + 2);

        Assert.Equal(Names(before[0..2]), Names(first));
        Assert.Equal(Names(before[3..5]), Names(second));
        Assert.Equal(first["total"]!.GetValue<int>(), second["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Repositories_can_move_between_two_pages()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories?limit=6&offset=";
        sandbox.Service.Faults.Add(new Fault
        {
            Operation = Operations.ListRepositories,
            Times = 1,
            ChangeStore = store => store.MoveRepositories(sandbox.Scanned),
        });

        IReadOnlyList<string> first = await sandbox.IdsAsync(path + 0);
        IReadOnlyList<string> second = await sandbox.IdsAsync(path + 6);

        // The new repository is at the top of the default order, and backend/api above the page boundary is gone.
        Assert.Contains("backend/api", first);
        Assert.Null(sandbox.Service.Store.FindRepository(sandbox.Scanned, "backend/api"));
        Assert.Equal(12, sandbox.Service.Store.Repositories(sandbox.Scanned).Count);
        Assert.StartsWith("moved/", (await sandbox.IdsAsync(path + 0))[0], StringComparison.Ordinal);
        Assert.Equal(6, second.Count);
    }

    private static async Task<HttpRequestError> FailedReadAsync(TestSandbox sandbox, string path)
    {
        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => sandbox.SendAsync("GET", path));
        return Assert.IsType<HttpIOException>(failure.InnerException).HttpRequestError;
    }

    private static IEnumerable<string> Names(IEnumerable<TokenRecord> tokens) => tokens.Select(token => token.Name);

    private static IEnumerable<string> Names(JsonObject list) =>
        TestSandbox.Items(list).Select(item => item["properties"]!["name"]!.GetValue<string>());

    private static string Fill(TestSandbox sandbox, string path)
    {
        RegistryStore store = sandbox.Service.Store;
        return path
            .Replace("{r}", sandbox.Scanned.ToString(), StringComparison.Ordinal)
            .Replace("{t}", store.Tokens(sandbox.Scanned)[0].Id.ToString(), StringComparison.Ordinal)
            .Replace(
                "{a}",
                store.FindRepository(sandbox.Scanned, "backend/api")!.Artifacts[0].Digest,
                StringComparison.Ordinal);
    }
}
