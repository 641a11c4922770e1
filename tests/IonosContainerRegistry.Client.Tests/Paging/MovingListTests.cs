using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Models;
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
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = tokens });

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = pageSize }, page =>
        {
            foreach (TokenResource token in page.Items) sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id!.Value);
        });

        Assert.Equal(0, sandbox.Service.Store.CountTokens(sandbox.RegistryId));
        Assert.Equal(tokens, listing.Ids.Distinct().Count());
        Assert.Equal(tokens, listing.Ids.Count);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Tokens_that_slipped_under_the_reader_are_read_all_the_same()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 1000 });
        IReadOnlyList<TokenRecord> before = sandbox.Service.Store.Tokens(sandbox.RegistryId);
        int pages = 0;

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = 50 }, _ =>
        {
            if (++pages != 3) return;
            foreach (TokenRecord token in before.Take(120)) sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id);
        });

        Assert.Superset(before.Skip(120).Select(token => token.Id).ToHashSet(), listing.Ids.ToHashSet());
        Assert.Equal(listing.Ids.Count, listing.Ids.Distinct().Count());
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Tokens_that_were_added_meanwhile_are_read_too()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 1000 });
        int pages = 0;

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = 50 }, _ =>
        {
            if (++pages == 2) sandbox.Service.Store.SeedTokens(sandbox.RegistryId, 130);
        });

        Assert.Equal(
            sandbox.Service.Store.Tokens(sandbox.RegistryId).Select(token => token.Id).ToHashSet(), listing.Ids.ToHashSet());
        Assert.Equal(1130, listing.Ids.Count);
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
        Assert.Contains("could not be read completely", Assert.Single(listing.Warnings));
    }

    [Fact]
    public async Task A_part_of_a_list_that_moved_is_a_warning()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 500 });

        TokenListing listing = await ReadAsync(sandbox, new PageRequest { PageSize = 50, Skip = 100 }, page =>
        {
            foreach (TokenResource token in page.Items.Take(10)) sandbox.Service.Store.RemoveToken(sandbox.RegistryId, token.Id!.Value);
        });

        Assert.Contains("changed while they were listed", Assert.Single(listing.Warnings));
        Assert.Equal(listing.Ids.Count, listing.Ids.Distinct().Count());
    }

    /// <summary>Puts a new token at the end, at every request; hits none.</summary>
    private static bool AddOne(RegistryStore store, Guid registryId)
    {
        lock (store)
        {
            store.AddToken(registryId, new TokenRecord { Id = Guid.NewGuid(), Name = "t-" + Guid.NewGuid().ToString("N") });
            return false;
        }
    }

    private static async Task<TokenListing> ReadAsync(
        SandboxClient sandbox, PageRequest request, Action<Page<TokenResource>> onPage)
    {
        using PageReader<TokenResource> reader = sandbox.Read(request);
        return await TokenListing.ReadAsync(reader, onPage);
    }
}
