using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Paging;

public class ReadAheadTests
{
    [Theory]
    [InlineData(0, 0, "0:1")]
    [InlineData(1, 0, "0:1")]
    [InlineData(30, 0, "0:30")]
    [InlineData(100, 0, "0:100")]
    [InlineData(101, 0, "0:100 99:100")]
    [InlineData(5, 245, "245:5")]
    [InlineData(50, 245, "245:50")]
    [InlineData(10, 400, "400:10")]
    public async Task Nothing_is_requested_beyond_what_First_needs(long first, long skip, string requests)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(new RegistryServiceOptions { Tokens = 250 });

        TokenListing listing = await sandbox.ListAsync(new PageRequest { First = first, Skip = skip });

        Assert.Equal(requests, string.Join(" ", sandbox.Service.Requests.Select(Page)));
        Assert.Equal(
            sandbox.Service.Store.Tokens(sandbox.RegistryId).Skip((int)skip).Take((int)first).Select(token => token.Id),
            listing.Ids);
        Assert.Empty(listing.Warnings);
    }

    [Fact]
    public async Task Pages_come_in_order_even_if_the_responses_do_not()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1000 });
        Fault second = sandbox.Service.Faults.Add(new Fault { PathContains = "offset=99&", Hold = true });
        Fault third = sandbox.Service.Faults.Add(
            new Fault { PathContains = "offset=198&", Delay = TimeSpan.FromMilliseconds(1) });

        Task<TokenListing> listing = sandbox.ListAsync();
        await second.Reached;
        await third.Reached;
        second.Release();

        Assert.Equal(
            sandbox.Service.Store.Tokens(sandbox.RegistryId).Select(token => token.Id), (await listing).Ids);
    }

    [Fact]
    public async Task Only_one_page_is_requested_until_a_total_is_known()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1000 });
        Fault first = sandbox.Service.Faults.Add(new Fault { PathContains = "offset=0&", Hold = true });
        Fault others = sandbox.Service.Faults.Add(new Fault { Hold = true });

        Task<TokenListing> listing = sandbox.ListAsync();
        await first.Reached;
        Assert.Single(sandbox.Service.Requests);
        first.Release();
        await others.ReachedBy(2);
        others.Release();
        await listing;

        Assert.InRange(sandbox.Service.PeakConcurrency, 2, 16);
    }

    [Fact]
    public async Task A_reader_that_is_disposed_ends_its_requests_in_flight()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1000 });
        Fault ahead = sandbox.Service.Faults.Add(
            new Fault { When = request => !request.Query.Contains("offset=0&"), Hold = true });
        PageReader<TokenResource> reader = sandbox.Read();
        await reader.ReadAsync(default);
        await ahead.ReachedBy(2);

        reader.Dispose();

        await ahead.Abandoned.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(3, sandbox.Service.Requests.Count);
        sandbox.Service.Faults.Clear();
        await sandbox.CallAsync("GET");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancellation_ends_the_reading_whichever_call_it_was_given_to(bool fromTheStart)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1000 });
        Fault ahead = sandbox.Service.Faults.Add(
            new Fault { When = request => !request.Query.Contains("offset=0&"), Hold = true });
        using CancellationTokenSource stop = new();
        using PageReader<TokenResource> reader = sandbox.Read();
        await reader.ReadAsync(fromTheStart ? stop.Token : default);
        await ahead.ReachedBy(2);

        Task read = reader.ReadAsync(stop.Token);
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(TimeSpan.FromSeconds(20)));
        await ahead.Abandoned.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(3, sandbox.Service.Requests.Count);
    }

    [Fact]
    public async Task Pages_that_turn_out_not_to_be_needed_leave_no_unobserved_failure()
    {
        List<string> unobserved = [];
        void Note(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            lock (unobserved) unobserved.Add(e.Exception.ToString());
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await GiveUpFailingPagesAsync();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(unobserved, text => text.Contains("offset="));
    }

    private static async Task GiveUpFailingPagesAsync()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 500 }, settings => settings.MaximumRetryCount = 0);
        Fault ahead = sandbox.Service.Faults.Add(
            new Fault { When = request => !request.Query.Contains("offset=0&"), Status = 503 });
        using (PageReader<TokenResource> reader = sandbox.Read())
        {
            await reader.ReadAsync(default);
            await ahead.ReachedBy(2);
            await Eventually.TrueAsync(() => sandbox.Debug.Count == 3);
        }
    }

    private static string Page(ReceivedRequest request)
        => request.Query.Replace("?offset=", "").Replace("&limit=", ":");
}
