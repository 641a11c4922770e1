using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Paging;

/// <summary>Lists that hold still, from services that say more or less about them.</summary>
public class TokenListTests
{
    [Theory]
    [InlineData(0, 100, 1)]
    [InlineData(1, 100, 1)]
    [InlineData(100, 100, 1)]
    [InlineData(101, 100, 2)]
    [InlineData(250, 100, 3)]
    [InlineData(250, 250, 1)]
    [InlineData(250, 7, 36)]
    [InlineData(20, 1, 20)]
    [InlineData(9901, 100, 100)]
    [InlineData(10000, 100, 101)]
    public async Task All_tokens_come_in_order_with_as_many_requests_as_there_are_pages(int tokens, int pageSize, int requests)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = tokens });

        TokenListing listing = await sandbox.ListAsync(new PageRequest { PageSize = pageSize });

        AssertComplete(sandbox, listing);
        Assert.Equal(tokens, listing.Total);
        Assert.Equal(requests, sandbox.Service.Requests.Count);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(240)]
    [InlineData(250)]
    [InlineData(400)]
    public async Task The_rest_of_a_list_is_read_without_a_warning(int skip)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });

        TokenListing listing = await sandbox.ListAsync(new PageRequest { Skip = skip, PageSize = 40 });

        Assert.Equal(StoredIds(sandbox).Skip(skip), listing.Ids);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task One_page_with_a_token_that_comes_twice_is_read_again_if_the_total_says_that_one_is_missing(bool total, int requests)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string page = await FirstPageAsync(sandbox);
        string twice = JsonText.Set(page, "items[1]", System.Text.Json.Nodes.JsonNode.Parse(page)!["items"]![0]!.DeepClone());
        if (!total) twice = JsonText.Set(twice, "total", null);
        sandbox.Service.Faults.Add(new Fault { Body = twice, Times = 1 });

        TokenListing listing = await sandbox.ListAsync();

        Assert.Equal(requests, sandbox.Service.Requests.Count);
        Assert.Equal(total ? 5 : 4, listing.Ids.Count);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Numbers_sent_as_text_are_numbers()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250, NumbersAsText = true });

        TokenListing listing = await sandbox.ListAsync();

        AssertComplete(sandbox, listing);
        Assert.Equal(250, listing.Total);
        Assert.Equal(3, sandbox.Service.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_cuts_the_limit_is_read_to_the_end(bool says)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250, MaximumPageSize = 30 });
        if (!says) Transform(sandbox, text => JsonText.Set(text, "limit", null));

        TokenListing listing = await sandbox.ListAsync();

        AssertComplete(sandbox, listing);
        Assert.Equal(9, sandbox.Service.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_service_that_says_neither_total_nor_count_is_read_to_the_end(bool cutsLimit)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 250, MaximumPageSize = cutsLimit ? 30 : 1000 });
        Transform(sandbox, text => JsonText.Set(JsonText.Set(text, "total", null), "count", null));

        TokenListing listing = await sandbox.ListAsync();

        AssertComplete(sandbox, listing);
        Assert.Null(listing.Total);
    }

    [Fact]
    public async Task A_service_that_cuts_the_limit_and_says_no_number_at_all_is_read_to_the_end()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250, MaximumPageSize = 30 });
        Transform(sandbox, text => JsonText.Set(JsonText.Set(JsonText.Set(text, "total", null), "count", null), "limit", null));

        AssertComplete(sandbox, await sandbox.ListAsync());
    }

    [Fact]
    public async Task A_total_below_what_a_page_holds_is_not_believed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        Transform(sandbox, text => JsonText.Set(text, "total", 3));

        AssertComplete(sandbox, await sandbox.ListAsync());
    }

    [Fact]
    public async Task A_negative_total_is_not_believed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        Transform(sandbox, text => JsonText.Set(text, "total", -1));

        AssertComplete(sandbox, await sandbox.ListAsync());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(long.MaxValue)]
    public async Task A_total_that_is_too_large_ends_in_a_warning(long total)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        Transform(sandbox, text => JsonText.Set(text, "total", total));

        TokenListing listing = await sandbox.ListAsync();

        Assert.Equal(StoredIds(sandbox), listing.Ids);
        ListWarning warning = Assert.Single(listing.Warnings);
        Assert.Equal((ListWarningKind.Incomplete, total, 250), (warning.Kind, warning.ReportedTotal, warning.ReturnedCount));
        Assert.InRange(sandbox.Service.Requests.Count, 4, 100);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(100L)]
    [InlineData(250L)]
    [InlineData(long.MaxValue)]
    public async Task A_service_that_ignores_the_offset_gives_each_token_once_and_ends(long? total)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 100 });
        string page = JsonText.Set(await FirstPageAsync(sandbox), "total", total);
        sandbox.Service.Faults.Add(new Fault { Method = "GET", Body = page });

        TokenListing listing = await sandbox.ListAsync();

        Assert.Equal(StoredIds(sandbox), listing.Ids);
        Assert.Equal(total == 100 ? [] : [ListWarningKind.RepeatedPages], listing.Warnings.Select(warning => warning.Kind));
        Assert.InRange(sandbox.Service.Requests.Count, 1, 200);
    }

    [Fact]
    public async Task A_repeated_page_gives_no_token_twice_and_loses_none()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        string page = await FirstPageAsync(sandbox);
        sandbox.Service.Faults.Add(new Fault { PathContains = "offset=99&", Body = page, Times = 1 });

        TokenListing listing = await sandbox.ListAsync();

        Assert.Empty(listing.Warnings);
        Assert.Equal(250, listing.Ids.Count);
        Assert.Equal(StoredIds(sandbox).ToHashSet(), listing.Ids.ToHashSet());
    }

    [Fact]
    public async Task Links_that_never_end_are_not_followed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        await using RegistryService elsewhere = await RegistryService.StartAsync();
        Transform(sandbox, text => JsonText.Set(text, "_links.next", $"{elsewhere.Url}/registries/{sandbox.RegistryId:D}/tokens?offset=0&limit=100"));

        AssertComplete(sandbox, await sandbox.ListAsync());
        Assert.Equal(3, sandbox.Service.Requests.Count);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task One_page_that_fails_for_a_moment_is_read_again()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });
        sandbox.Service.Faults.Add(new Fault { PathContains = "offset=99&", Status = 503, Times = 1 });

        AssertComplete(sandbox, await sandbox.ListAsync());
        Assert.Equal(4, sandbox.Service.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_keeps_failing_is_an_error_and_never_a_gap()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 550 }, settings => settings.MaximumRetryCount = 0);
        sandbox.Service.Faults.Add(new Fault { PathContains = "offset=198&", Status = 503 });
        using PageReader<TokenResource> reader = sandbox.Read();
        await reader.ReadAsync(default);
        await reader.ReadAsync(default);

        await Assert.ThrowsAsync<RegistryApiException>(() => reader.ReadAsync(default));

        await Assert.ThrowsAsync<RegistryApiException>(() => reader.ReadAsync(default));
    }

    [Theory]
    [InlineData("null", "0", null)]
    [InlineData("null", null, "0")]
    [InlineData("null", "\"0\"", null)]
    [InlineData(null, null, "0")]
    [InlineData("[]", null, null)]
    public async Task Missing_items_are_an_empty_list_where_a_number_says_so(string? items, string? count, string? total)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = ListBody(items, count, total) });

        TokenListing listing = await sandbox.ListAsync();

        Assert.Empty(listing.Ids);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [InlineData("null", null, null)]
    [InlineData(null, null, null)]
    [InlineData("null", "3", null)]
    [InlineData(null, null, "250")]
    public async Task Missing_items_are_an_error_where_nothing_says_that_the_list_is_empty(string? items, string? count, string? total)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = ListBody(items, count, total) });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.ListAsync());

        Assert.Equal(FailureKind.InvalidResponse, failure.Kind);
        Assert.Equal(FailureDetail.MissingItems, failure.Detail);
    }

    [Fact]
    public async Task Items_that_are_null_or_have_no_id_are_counted()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Transform(sandbox, text => JsonText.Set(JsonText.Set(text, "items[1]", null), "items[3].id", ""));

        TokenListing listing = await sandbox.ListAsync();

        Assert.Equal(3, listing.Ids.Count);
        Assert.Equal(2, listing.Unidentified);
    }

    private static void AssertComplete(SandboxClient sandbox, TokenListing listing)
    {
        Assert.Equal(StoredIds(sandbox), listing.Ids);
        Assert.Empty(listing.Warnings);
    }

    private static List<Guid> StoredIds(SandboxClient sandbox)
        => sandbox.Service.Store.Tokens(sandbox.RegistryId).Select(token => token.Id).ToList();

    private static void Transform(SandboxClient sandbox, Func<string, string> transform)
        => sandbox.Service.Faults.Add(new Fault { PathContains = "/tokens?", TransformBody = transform });

    private static async Task<string> FirstPageAsync(SandboxClient sandbox)
    {
        string? page = null;
        Fault look = sandbox.Service.Faults.Add(new Fault { TransformBody = text => page = text, Times = 1 });
        using (PageReader<TokenResource> reader = sandbox.Read()) await reader.ReadAsync(default);
        sandbox.Service.Faults.Remove(look);
        sandbox.Service.ClearRequests();
        return page!;
    }

    private static string ListBody(string? items, string? count, string? total)
    {
        (string Name, string? Value)[] fields = [("items", items), ("count", count), ("total", total)];
        return "{" + string.Join(",", fields.Where(f => f.Value is not null).Select(f => $"\"{f.Name}\":{f.Value}")) + "}";
    }
}
