using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Paging;

public class RegistryListTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(100, 1)]
    public async Task All_registries_come_by_following_the_cursor(int pageSize, int requests)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        (List<Guid> ids, List<ListWarning> warnings) = await ReadAsync(sandbox, pageSize);

        Assert.Equal(sandbox.Service.Store.Registries.Select(registry => registry.Id), ids);
        Assert.Empty(warnings);
        Assert.Equal(requests, sandbox.Service.Requests.Count);
        Assert.Equal($"GET /registries?limit={pageSize}", sandbox.Sent[0]);
    }

    [Fact]
    public async Task A_cursor_with_special_characters_goes_back_as_it_came()
    {
        const string Cursor = "a+b/c==&limit=1#ü";
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = text => JsonText.Set(text, "pagination.token", Cursor), Times = 1 });
        sandbox.Service.Faults.Add(new Fault { Body = "{\"items\":[]}" });

        await ReadAsync(sandbox, 100);

        string query = sandbox.Service.Requests[1].Query;
        Assert.Equal(Cursor, Uri.UnescapeDataString(query[(query.IndexOf("token=", StringComparison.Ordinal) + 6)..]));
    }

    [Fact]
    public async Task A_cursor_that_comes_again_ends_in_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = text => JsonText.Set(text, "pagination.token", SecondCursor(sandbox)) });

        (List<Guid> ids, List<ListWarning> warnings) = await ReadAsync(sandbox, 1);

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ListWarningKind.RepeatedPages, Assert.Single(warnings).Kind);
    }

    [Fact]
    public async Task Cursors_that_are_always_new_but_bring_nothing_new_end_in_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        int number = 0;
        string page = await FirstPageAsync(sandbox);
        sandbox.Service.Faults.Add(new Fault
        {
            WriteBody = (body, aborted) =>
            {
                string next = JsonText.Set(page, "pagination.token", $"cursor-{++number}");
                return body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(next), aborted).AsTask();
            },
        });

        (List<Guid> ids, List<ListWarning> warnings) =
            await ReadAsync(sandbox, 100).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(3, ids.Count);
        Assert.Equal(ListWarningKind.RepeatedPages, Assert.Single(warnings).Kind);
        Assert.InRange(sandbox.Service.Requests.Count, 2, 20);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_page_without_items_but_with_a_cursor_does_not_end_the_list(string items)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string page = await FirstPageAsync(sandbox);
        string Empty(int number) => $"{{\"items\":{items},\"pagination\":{{\"token\":\"empty-{number}\"}}}}";
        foreach (int number in new[] { 1, 2, 3 })
            sandbox.Service.Faults.Add(new Fault { Body = Empty(number), Times = 1 });
        sandbox.Service.Faults.Add(new Fault { Body = page, Times = 1 });

        (List<Guid> ids, List<ListWarning> warnings) = await ReadAsync(sandbox, 100);

        Assert.Equal(3, ids.Count);
        Assert.Empty(warnings);
        Assert.Equal(4, sandbox.Service.Requests.Count);
    }

    [Fact]
    public async Task Pages_with_something_new_among_pages_without_are_no_loop()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string page = await FirstPageAsync(sandbox);
        string Item(int number) => System.Text.Json.Nodes.JsonNode.Parse(page)!["items"]![number]!.ToJsonString();
        int cursor = 0;
        foreach (int? number in new int?[] { 0, null, null, null, null, null, 1, null, null, null, null, null, 2 })
        {
            string token = number == 2 ? "" : $"cursor-{++cursor}";
            string items = number is { } item ? Item(item) : "";
            sandbox.Service.Faults.Add(new Fault
            {
                Body = $"{{\"items\":[{items}],\"pagination\":{{\"token\":\"{token}\"}}}}",
                Times = 1,
            });
        }

        (List<Guid> ids, List<ListWarning> warnings) = await ReadAsync(sandbox, 100);

        Assert.Equal(3, ids.Count);
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Registries_without_a_usable_id_are_counted()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { TransformBody = text => JsonText.Set(JsonText.Set(text, "items[0]", null), "items[2].id", 5) });

        using PageReader<RegistryResource> reader = sandbox.Client.Registries.List(100, null);
        Page<RegistryResource> page = (await reader.ReadAsync(default))!;

        Assert.Equal((1, 2), (page.Items.Count, page.UnidentifiedCount));
    }

    [Fact]
    public async Task A_cursor_that_can_not_be_read_ends_in_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = text => JsonText.Set(text, "pagination.token", 5) });

        (List<Guid> ids, List<ListWarning> warnings) = await ReadAsync(sandbox, 1);

        Assert.Single(ids);
        Assert.Equal(ListWarningKind.Incomplete, Assert.Single(warnings).Kind);
    }

    [Fact]
    public async Task A_response_without_pagination_is_the_only_page()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = text => JsonText.Set(text, "pagination", null) });

        (List<Guid> ids, _) = await ReadAsync(sandbox, 100);

        Assert.Equal(3, ids.Count);
        Assert.Single(sandbox.Service.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"items\":null}")]
    [InlineData("{\"items\":null,\"count\":2}")]
    public async Task Missing_items_are_an_error(string body)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = body });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => ReadAsync(sandbox, 100));

        Assert.Equal(FailureKind.InvalidResponse, failure.Kind);
    }

    [Fact]
    public async Task Missing_items_are_an_empty_list_where_count_says_so()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Body = "{\"items\":null,\"count\":0}" });

        (List<Guid> ids, List<ListWarning> warnings) = await ReadAsync(sandbox, 100);

        Assert.Empty(ids);
        Assert.Empty(warnings);
    }

    private static string SecondCursor(SandboxClient sandbox)
        => Convert.ToBase64String(sandbox.Service.Store.Registries[0].Id.ToByteArray());

    private static async Task<string> FirstPageAsync(SandboxClient sandbox)
    {
        string? page = null;
        Fault look = sandbox.Service.Faults.Add(new Fault { TransformBody = text => page = text });
        await ReadAsync(sandbox, 100);
        sandbox.Service.Faults.Remove(look);
        sandbox.Service.ClearRequests();
        return page!;
    }

    private static async Task<(List<Guid> Ids, List<ListWarning> Warnings)> ReadAsync(
        SandboxClient sandbox, int pageSize)
    {
        List<Guid> ids = [];
        List<ListWarning> warnings = [];
        using PageReader<RegistryResource> reader = sandbox.Client.Registries.List(pageSize, sandbox.Observer);
        while (await reader.ReadAsync(default) is { } page)
        {
            ids.AddRange(page.Items.Select(registry => registry.Id!.Value));
            if (page.Warning is { } warning) warnings.Add(warning);
        }

        return (ids, warnings);
    }
}
