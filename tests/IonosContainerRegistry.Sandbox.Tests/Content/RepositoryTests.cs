using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Tests.Support;
using Xunit;

namespace IonosContainerRegistry.Sandbox.Tests.Content;

public sealed class RepositoryTests
{
    [Fact]
    public async Task A_page_has_neither_count_nor_total_and_its_links_are_wrong()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject page = await sandbox.GetAsync($"/registries/{sandbox.Scanned}/repositories?limit=5");

        Assert.Equal(["id", "type", "href", "items", "offset", "limit", "_links"], page.Select(member => member.Key));
        JsonObject links = page["_links"]!.AsObject();
        Assert.Equal(["prev", "self", "next"], links.Select(link => link.Key));
        Assert.Contains("offset=5", links["self"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(links["prev"]);
        Assert.Null(links["next"]);
    }

    [Fact]
    public async Task The_next_link_can_stay_filled_past_the_end()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { NextLinkStaysFilled = true });

        JsonObject page = await sandbox.GetAsync($"/registries/{sandbox.Scanned}/repositories?offset=500");

        Assert.Empty(TestSandbox.Items(page));
        Assert.NotNull(page["_links"]!["next"]);
    }

    [Fact]
    public async Task Pages_hold_each_repository_once()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        IReadOnlyList<JsonObject> all = await sandbox.ReadAllAsync(
            $"/registries/{sandbox.Scanned}/repositories?orderBy=name", 5);

        string[] stored = [.. sandbox.Service.Store.Repositories(sandbox.Scanned).Select(item => item.Name)];
        Assert.Equal(stored.Order(StringComparer.Ordinal), all.Select(item => item["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Each_page_can_be_the_first()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { IgnoresOffset = true });
        string path = $"/registries/{sandbox.Scanned}/repositories?limit=3&offset=";

        Assert.Equal(await sandbox.IdsAsync(path + 0), await sandbox.IdsAsync(path + 3));
    }

    [Theory]
    [InlineData("", "lastPushedAt", true)]
    [InlineData("-lastPush", "lastPushedAt", true)]
    [InlineData("lastPush", "lastPushedAt", false)]
    [InlineData("-pullCount", "pullCount", true)]
    [InlineData("pushCount", "pushCount", false)]
    public async Task Repositories_come_in_the_requested_order(string orderBy, string field, bool isDescending)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject page = await sandbox.GetAsync($"/registries/{sandbox.Scanned}/repositories?orderBy={orderBy}");

        string[] values = [.. TestSandbox.Items(page).Select(item => Sortable(item["metadata"]![field]!))];
        Assert.Equal(12, values.Length);
        Assert.Equal(isDescending ? values.OrderDescending() : values.Order(), values);
        Assert.True(values.Distinct().Count() > 1);
    }

    [Theory]
    [InlineData("orderBy=-name")]
    [InlineData("orderBy=size")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("offset=-1")]
    public async Task Unknown_query_values_are_refused(string query)
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        Assert.Equal(400, await sandbox.StatusAsync("GET", $"/registries/{sandbox.Scanned}/repositories?{query}"));
    }

    [Fact]
    public async Task The_list_is_filtered_by_name_and_severity()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories";
        string severity = sandbox.Service.Store.Repositories(sandbox.Scanned)[0].LastSeverity!;

        Assert.Equal(
            ["team-b/search/indexer", "team-b/search/query"],
            await sandbox.IdsAsync(path + "?orderBy=name&filter.name=SEARCH"));
        JsonObject bySeverity = await sandbox.GetAsync($"{path}?filter.vulnerabilitySeverity={severity}");
        Assert.NotEmpty(TestSandbox.Items(bySeverity));
        Assert.All(
            TestSandbox.Items(bySeverity),
            item => Assert.Equal(severity, item["metadata"]!["lastSeverity"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_name_with_slashes_is_one_segment_that_is_encoded_once()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories/";

        JsonObject repository = await sandbox.GetAsync(path + "team-b%2Fsearch%2findexer");

        Assert.Equal("team-b/search/indexer", repository["id"]!.GetValue<string>());
        Assert.Equal(404, await sandbox.StatusAsync("GET", path + "team-b/search/indexer"));
        Assert.Equal(404, await sandbox.StatusAsync("GET", path + "team-b%252Fsearch%252Findexer"));
        Assert.EndsWith("%252Findexer", sandbox.Service.Requests[^1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_repository_is_gone_with_its_artifacts()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories/backend%2Fapi";

        Assert.Equal(204, await sandbox.StatusAsync("DELETE", path));
        Assert.Equal(404, await sandbox.StatusAsync("GET", path));
        Assert.Equal(404, await sandbox.StatusAsync("GET", path + "/artifacts"));
        Assert.Equal(404, await sandbox.StatusAsync("DELETE", path));
    }

    [Fact]
    public async Task Counts_exceed_32_bits_and_unscanned_fields_are_missing()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();

        JsonObject scanned = await sandbox.GetAsync($"/registries/{sandbox.Scanned}/repositories/backend%2Fapi");
        JsonObject unscanned = await sandbox.GetAsync($"/registries/{sandbox.Unscanned}/repositories/backend%2Fapi");

        Assert.True(scanned["metadata"]!["pullCount"]!.GetValue<long>() > int.MaxValue);
        Assert.True(scanned["metadata"]!.AsObject().ContainsKey("lastSeverity"));
        Assert.False(unscanned["metadata"]!.AsObject().ContainsKey("lastSeverity"));
    }

    [Fact]
    public async Task Basic_authentication_is_refused_for_reading_but_not_for_deleting()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync();
        string path = $"/registries/{sandbox.Scanned}/repositories";

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusByBasicAsync(sandbox, "GET", path));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusByBasicAsync(sandbox, "GET", "/vulnerabilities/CVE-1"));
        Assert.Equal(HttpStatusCode.OK, await StatusByBasicAsync(sandbox, "GET", "/locations"));
        Assert.Equal(HttpStatusCode.NoContent, await StatusByBasicAsync(sandbox, "DELETE", path + "/docs"));
    }

    [Fact]
    public async Task Basic_authentication_can_be_accepted()
    {
        await using TestSandbox sandbox = await TestSandbox.StartAsync(
            new RegistryServiceOptions { ContentAcceptsBasic = true });

        Assert.Equal(
            HttpStatusCode.OK,
            await StatusByBasicAsync(sandbox, "GET", $"/registries/{sandbox.Scanned}/repositories"));
    }

    private static string Sortable(JsonNode value) => value.ToString().PadLeft(30, '0');

    private static async Task<HttpStatusCode> StatusByBasicAsync(TestSandbox sandbox, string method, string path)
    {
        RegistryServiceOptions options = sandbox.Service.Options;
        AuthenticationHeaderValue basic = TestSandbox.Basic(options.UserName, options.Password);
        using HttpResponseMessage response = await sandbox.SendAsync(method, path, authorization: basic);
        return response.StatusCode;
    }
}
