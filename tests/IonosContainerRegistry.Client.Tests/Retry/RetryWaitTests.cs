using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Retry;

public class RetryWaitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Waits_grow_and_stay_within_five_minutes()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(configure: settings =>
        {
            settings.MaximumRetryCount = 12;
            settings.RetryInterval = TimeSpan.FromSeconds(10);
        });
        sandbox.Service.Faults.Add(new Fault { Status = 503 });

        await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        double[] waits = sandbox.Clock.WaitedSeconds.ToArray();
        Assert.Equal(12, waits.Length);
        Assert.True(waits[0] <= 20, $"first wait {waits[0]} s");
        Assert.True(waits.Skip(6).Sum() > 4 * waits.Take(3).Sum(), string.Join(", ", waits));
        Assert.All(waits, wait => Assert.InRange(wait, 0, 300));
    }

    [Fact]
    public async Task Two_clients_do_not_wait_in_step()
    {
        async Task<IEnumerable<double>> WaitsAsync()
        {
            await using SandboxClient sandbox = await SandboxClient.StartAsync();
            sandbox.Service.Faults.Add(new Fault { Status = 503 });
            await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));
            return sandbox.Clock.WaitedSeconds;
        }

        Assert.NotEqual(await WaitsAsync(), await WaitsAsync());
    }

    [Fact]
    public async Task An_interval_of_zero_waits_for_nothing()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: settings => settings.RetryInterval = TimeSpan.Zero);
        sandbox.Service.Faults.Add(new Fault { Status = 503, Times = 3 });

        await sandbox.CallAsync("GET");

        Assert.Empty(sandbox.Clock.Waits);
        Assert.Equal(4, sandbox.Count("GET"));
    }

    [Theory]
    [InlineData(429, "1", 1)]
    [InlineData(503, "300", 300)]
    [InlineData(502, "17", 17)]
    public async Task Retry_After_in_seconds_is_the_wait(int status, string header, double seconds)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Status = status,
            Headers = new Dictionary<string, string> { ["Retry-After"] = header },
            Times = 1,
        });

        await sandbox.CallAsync("GET");

        Assert.Equal([seconds], sandbox.Clock.WaitedSeconds);
    }

    [Fact]
    public async Task Retry_After_of_zero_is_no_wait()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "0" }, Times = 1 });

        await sandbox.CallAsync("GET");

        Assert.Empty(sandbox.Clock.Waits);
        Assert.Equal(2, sandbox.Count("GET"));
    }

    [Theory]
    [InlineData(42, 42)]
    [InlineData(-30, 0)]
    public async Task Retry_After_as_a_date_is_held_against_the_clock_of_the_service(int ahead, double seconds)
    {
        // The service's clock is three hours behind.
        FakeTimeProvider serviceClock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 5, TimeProvider = serviceClock });
        string date = serviceClock.GetUtcNow().AddSeconds(ahead).ToString("R", CultureInfo.InvariantCulture);
        sandbox.Service.Faults.Add(
            new Fault { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = date }, Times = 1 });

        await sandbox.CallAsync("GET");

        Assert.Equal(seconds, sandbox.Clock.WaitedSeconds.Sum());
        Assert.Equal(2, sandbox.Count("GET"));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task An_unreadable_Retry_After_counts_as_none(string header)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Status = 503,
            Headers = new Dictionary<string, string> { ["Retry-After"] = header },
            Times = 1,
        });

        await sandbox.CallAsync("GET");

        Assert.InRange(Assert.Single(sandbox.Clock.WaitedSeconds), 0, 2.5);
    }

    [Theory]
    [InlineData("GET", 429)]
    [InlineData("POST", 429)]
    [InlineData("POST", 503)]
    public async Task A_longer_Retry_After_is_not_waited_for_and_the_error_says_when_to_retry(
        string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Status = status, Headers = new Dictionary<string, string> { ["Retry-After"] = "301" } });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Empty(sandbox.Clock.Waits);
        Assert.Single(sandbox.Service.Requests);
        Assert.Equal(sandbox.Clock.GetUtcNow().AddSeconds(301), failure.RetryAfter);
        Assert.False(failure.MightHaveBeenApplied);
    }

    [Fact]
    public async Task A_longer_Retry_After_as_a_date_tells_the_time_on_this_machines_clock()
    {
        FakeTimeProvider serviceClock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 5, TimeProvider = serviceClock });
        string date = serviceClock.GetUtcNow().AddHours(2).ToString("R", CultureInfo.InvariantCulture);
        sandbox.Service.Faults.Add(
            new Fault { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = date } });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(sandbox.Clock.GetUtcNow().AddHours(2), failure.RetryAfter);
    }

    [Fact]
    public async Task A_wait_is_not_cut_by_the_time_out_of_an_attempt()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: settings => settings.AttemptTimeout = TimeSpan.FromSeconds(10));
        sandbox.Service.Faults.Add(new Fault
        {
            Status = 503,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "200" },
            Times = 1,
        });

        await sandbox.CallAsync("GET");

        Assert.Contains(200, sandbox.Clock.WaitedSeconds);
    }

    [Fact]
    public async Task Every_wait_is_told_with_its_reason_and_length()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "12" }, Times = 1 });
        sandbox.Service.Faults.Add(new Fault { Drop = true, Times = 1 });

        await sandbox.CallAsync("GET");

        Assert.Equal(2, sandbox.Verbose.Count);
        Assert.Matches("503.* 1 of 4 .*12\\.0 s", sandbox.Verbose[0]);
        Assert.Matches("connection.* 2 of 4 ", sandbox.Verbose[1]);
    }

    [Fact]
    public async Task A_429_holds_all_requests_of_the_client_back_and_each_says_so()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(
            new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" }, Times = 1 });

        Task refused = sandbox.CallAsync("GET");
        await clock.NextWaitAsync();
        Task held = sandbox.CallAsync("PATCH");
        await clock.NextWaitAsync();
        Assert.Equal(["GET"], sandbox.Service.Requests.Select(request => request.Method));
        Assert.Contains(sandbox.Verbose, line => line.Contains("PATCH") && line.Contains("60.0 s"));

        clock.HoldsWaits = false;
        clock.Advance(TimeSpan.FromSeconds(60));
        await Task.WhenAll(refused, held).WaitAsync(Patience);
        Assert.Equal(3, sandbox.Service.Requests.Count);
    }

    [Fact]
    public async Task After_a_wait_was_cancelled_the_next_request_tells_how_long_it_is_held_back()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(
            new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" }, Times = 1 });
        using CancellationTokenSource stop = new();
        Task refused = sandbox.CallAsync("GET", stop.Token);
        await clock.NextWaitAsync();
        clock.Advance(TimeSpan.FromSeconds(18));
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused.WaitAsync(Patience));
        Assert.Empty(sandbox.Throttled);

        Task held = sandbox.CallAsync("GET");
        await clock.NextWaitAsync();

        Assert.Equal([TimeSpan.FromSeconds(42)], sandbox.Throttled);
        Assert.Contains(sandbox.Verbose, line => line.Contains("42.0 s"));
        clock.HoldsWaits = false;
        clock.Advance(TimeSpan.FromSeconds(42));
        await held.WaitAsync(Patience);
    }

    [Fact]
    public async Task Setting_the_time_of_day_back_does_not_prolong_a_hold()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(
            new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" }, Times = 1 });

        Task refused = sandbox.CallAsync("GET");
        await clock.NextWaitAsync();
        clock.TimeOfDayShift = TimeSpan.FromHours(-1);
        clock.Advance(TimeSpan.FromSeconds(60));

        await refused.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_429_does_not_hold_another_client_back()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(
            new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" }, Times = 1 });
        using RegistryClient other = new(sandbox.Settings, clock);

        Task refused = sandbox.CallAsync("GET");
        await clock.NextWaitAsync();
        await other.Tokens.GetAsync(sandbox.RegistryId, sandbox.TokenId, null, default).WaitAsync(Patience);

        clock.Advance(TimeSpan.FromSeconds(60));
        await refused.WaitAsync(Patience);
    }

    [Fact]
    public async Task Cancellation_ends_a_wait_and_nothing_is_sent_after_it()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(
            new Fault { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "60" } });
        using CancellationTokenSource stop = new();

        Task refused = sandbox.CallAsync("GET", stop.Token);
        await clock.NextWaitAsync();
        Task held = sandbox.CallAsync("DELETE", stop.Token);
        await clock.NextWaitAsync();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refused.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held.WaitAsync(TimeSpan.FromSeconds(20)));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(sandbox.Service.Requests);
    }
}
