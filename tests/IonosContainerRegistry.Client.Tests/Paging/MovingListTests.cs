using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Paging;

/// <summary>Lists that change while they are read.</summary>
public class MovingListTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    [InlineData(1)]
    public async Task Removing_every_token_as_it_comes_leaves_none(int pageSize)
    {
        int tokens = pageSize * 60 + pageSize / 2;
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = tokens });

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = pageSize }, page =>
        {
            foreach (TokenResource token in page.Items)
                sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id!.Value);
        });

        Assert.Equal(0, sandbox.Service.Store.CountTokens(sandbox.RegistryId));
        Assert.Equal(tokens, listing.Ids.Distinct().Count());
        Assert.Equal(tokens, listing.Ids.Count);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Tokens_that_moved_to_a_page_that_was_read_before_are_read_too()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1000 });
        IReadOnlyList<TokenRecord> before = sandbox.Service.Store.Tokens(sandbox.RegistryId);
        int pages = 0;

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = 50 }, _ =>
        {
            if (++pages != 3) return;
            foreach (TokenRecord token in before.Take(120))
                sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id);
        });

        Assert.Superset(before.Skip(120).Select(token => token.Id).ToHashSet(), listing.Ids.ToHashSet());
        Assert.Equal(listing.Ids.Count, listing.Ids.Distinct().Count());
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Tokens_that_were_added_meanwhile_are_read_too()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1000 });
        int pages = 0;

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = 50 }, _ =>
        {
            if (++pages == 2) sandbox.Service.Store.SeedTokens(sandbox.RegistryId, 130);
        });

        Assert.Equal(
            sandbox.Service.Store.Tokens(sandbox.RegistryId).Select(token => token.Id).ToHashSet(),
            listing.Ids.ToHashSet());
        Assert.Equal(1130, listing.Ids.Count);
        Assert.Empty(listing.Warnings);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(50, 1)]
    [InlineData(50, 7)]
    public async Task As_many_tokens_created_as_removed_between_two_pages_hide_no_other(int pageSize, int changes)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = pageSize * 8 });
        IReadOnlyList<TokenRecord> before = sandbox.Service.Store.Tokens(sandbox.RegistryId);
        // Later pages are requested after the change only; the total is the same before and after it.
        bool changed = false;
        sandbox.Service.Faults.Add(new Fault
        {
            When = request =>
            {
                if (request.Query.Contains("?offset=0&") || changed) return false;
                changed = true;
                foreach (TokenRecord token in before.Take(changes))
                {
                    sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id);
                    AddOne(sandbox.Service.Store, sandbox.RegistryId);
                }

                return false;
            },
        });

        TokenListing listing = await sandbox.ListAsync(new PageRequest { PageSize = pageSize });

        Assert.True(changed);
        Assert.Superset(
            sandbox.Service.Store.Tokens(sandbox.RegistryId).Select(token => token.Id).ToHashSet(),
            listing.Ids.ToHashSet());
        Assert.Equal(listing.Ids.Count, listing.Ids.Distinct().Count());
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task One_removed_and_one_created_while_a_part_is_read_is_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 300 });
        IReadOnlyList<TokenRecord> before = sandbox.Service.Store.Tokens(sandbox.RegistryId);
        int pages = 0;
        Fault rest = sandbox.Service.Faults.Add(
            new Fault { When = request => !request.Query.Contains("offset=20&"), Hold = true });

        Task<TokenListing> listing = ReadAsync(sandbox, new PageRequest { PageSize = 50, Skip = 20 }, _ =>
        {
            if (++pages != 1) return;
            sandbox.Service.Store.RemoveToken(sandbox.RegistryId, before[30].Id);
            AddOne(sandbox.Service.Store, sandbox.RegistryId);
            rest.Release();
        });

        Assert.Equal(ListWarningKind.Changed, Assert.Single((await listing).Warnings).Kind);
    }

    [Fact]
    public async Task A_list_that_holds_still_only_after_several_readings_is_complete()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 200 });
        RegistryStore store = sandbox.Service.Store;
        int changes = 0;
        sandbox.Service.Faults.Add(new Fault
        {
            When = request => request.Query.Contains("offset=99&")
                && ++changes <= 3 && MoveFirstToEnd(store, sandbox.RegistryId),
        });

        TokenListing listing = await sandbox.ListAsync();

        Assert.Equal(200, listing.Ids.Count);
        Assert.Equal(4, changes);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task A_list_that_never_holds_still_ends_in_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 30 });
        RegistryStore store = sandbox.Service.Store;
        sandbox.Service.Faults.Add(new Fault { When = _ => AddOne(store, sandbox.RegistryId) });

        TokenListing listing = await sandbox.ListAsync(new PageRequest { PageSize = 5 });

        Assert.Equal(listing.Ids.Count, listing.Ids.Distinct().Count());
        Assert.InRange(sandbox.Service.Requests.Count, 7, 500);
        Assert.Equal(ListWarningKind.Incomplete, Assert.Single(listing.Warnings).Kind);
    }

    [Fact]
    public async Task A_part_of_a_list_that_moved_is_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 500 });

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = 50, Skip = 100 }, page =>
        {
            foreach (TokenResource token in page.Items.Take(10))
                sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id!.Value);
        });

        Assert.Equal(ListWarningKind.Changed, Assert.Single(listing.Warnings).Kind);
        Assert.Equal(listing.Ids.Count, listing.Ids.Distinct().Count());
    }

    /// <summary>Puts a new token at the end, at every request, which moves no other.</summary>
    private static bool AddOne(RegistryStore store, Guid registryId)
    {
        lock (store)
        {
            store.AddToken(
                registryId, new TokenRecord { Id = Guid.NewGuid(), Name = "t-" + Guid.NewGuid().ToString("N") });
            return false;
        }
    }

    /// <summary>Changes the order and nothing else.</summary>
    private static bool MoveFirstToEnd(RegistryStore store, Guid registryId)
    {
        TokenRecord first = store.Tokens(registryId)[0];
        store.RemoveToken(registryId, first.Id);
        store.AddToken(registryId, first);
        return false;
    }

    private static async Task<TokenListing> ReadAsync(
        SandboxClient sandbox, PageRequest request, Action<Page<TokenResource>> onPage)
    {
        using PageReader<TokenResource> reader = sandbox.Read(request);
        return await TokenListing.ReadAsync(reader, onPage);
    }
}
