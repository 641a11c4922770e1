using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Retry;

public class RetryTableTests
{
    private static readonly string[] Retryable = ["GET", "PUT", "PATCH", "DELETE"];

    public static TheoryData<string, int> Passing
    {
        get
        {
            TheoryData<string, int> rows = new() { { "GET", 500 }, { "POST", 429 } };
            foreach (string method in Retryable)
            {
                foreach (int status in new[] { 408, 429, 502, 503, 504 }) rows.Add(method, status);
            }

            return rows;
        }
    }

    public static TheoryData<string, int> Lasting
    {
        get
        {
            TheoryData<string, int> rows = new() { { "PUT", 500 }, { "PATCH", 500 }, { "DELETE", 500 } };
            foreach (string method in Retryable.Append("POST"))
            {
                foreach (int status in new[] { 302, 400, 401, 403, 404, 409, 422 }) rows.Add(method, status);
            }

            foreach (string method in Retryable) rows.Add(method, 501);
            foreach (int status in new[] { 408, 500, 501, 502, 503, 504 }) rows.Add("POST", status);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_passing_failure_is_followed_by_one_more_attempt_that_succeeds(string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Status = status, Times = 1 });

        await sandbox.CallAsync(method);

        Assert.Equal([method, method], sandbox.Service.Requests.Select(request => request.Method));
        Assert.Single(sandbox.Clock.Waits);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task A_lasting_failure_is_reported_after_one_attempt(string method, int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Status = status });

        var failure = await Assert.ThrowsAnyAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.Equal(FailureKind.Status, failure.Kind);
        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(method, failure.Method);
        Assert.Equal(1, sandbox.Count(method));
    }

    [Fact]
    public async Task A_POST_that_met_503_with_Retry_After_is_retried()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "POST",
            Status = 503,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "7" },
            Times = 1,
        });

        await sandbox.CallAsync("POST");

        Assert.Equal(["POST", "POST"], sandbox.Service.Requests.Select(request => request.Method));
        Assert.Equal([7d], sandbox.Clock.WaitedSeconds);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_cut_connection_is_followed_by_another_attempt(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Drop = true, Times = 1 });

        await sandbox.CallAsync(method);

        Assert.Equal([method, method], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_response_cut_short_is_followed_by_another_attempt(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Truncate = true, Times = 1 });

        await sandbox.CallAsync(method);

        Assert.Equal([method, method], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task An_attempt_that_takes_too_long_is_followed_by_another(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Fault fault = sandbox.Service.Faults.Add(new Fault { Method = method, Hold = true, Times = 1 });

        Task call = sandbox.CallAsync(method);
        await fault.Reached;
        sandbox.Clock.Advance(sandbox.Clock.AttemptTimeout);
        await call;

        await fault.Abandoned;
        Assert.Equal(2, sandbox.Count(method));
        Assert.Contains("the attempt timed out", Assert.Single(sandbox.Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_out_that_lasts_says_how_long_an_attempt_may_take_and_how_many_were_made()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: settings => settings.MaximumRetryCount = 1);
        Fault fault = sandbox.Service.Faults.Add(new Fault { Hold = true });

        Task call = sandbox.CallAsync("GET");
        await fault.Reached;
        sandbox.Clock.Advance(sandbox.Clock.AttemptTimeout);
        await fault.ReachedBy(2);
        sandbox.Clock.Advance(sandbox.Clock.AttemptTimeout);

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => call);
        Assert.Equal(FailureKind.Timeout, failure.Kind);
        Assert.Null(failure.Response);
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Equal(TimeSpan.FromHours(1), failure.AttemptTimeout);
        Assert.Equal(2, failure.Attempts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Attempts_end_at_the_maximum_retry_count(int maximum)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            configure: settings => settings.MaximumRetryCount = maximum);
        sandbox.Service.Faults.Add(new Fault { Status = 502 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"));

        Assert.Equal(502, failure.StatusCode);
        Assert.Equal(maximum + 1, sandbox.Count("GET"));
        Assert.Equal(maximum, sandbox.Clock.Waits.Count);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_change_that_keeps_failing_might_have_been_applied(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = method, Status = 504 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync(method));

        Assert.True(failure.MightHaveBeenApplied);
    }

    [Fact]
    public async Task A_change_that_was_refused_for_good_after_an_unclear_attempt_might_have_been_applied()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PATCH", Apply = true, Drop = true, Times = 1 });
        sandbox.Service.Faults.Add(new Fault { Method = "PATCH", Status = 403 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("PATCH"));

        Assert.True(failure.MightHaveBeenApplied);
    }

    [Fact]
    public async Task A_change_that_was_only_ever_refused_has_not_been_made()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PATCH", Status = 429 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("PATCH"));

        Assert.False(failure.MightHaveBeenApplied);
    }

    [Fact]
    public async Task A_DELETE_that_meets_404_on_a_retry_has_succeeded()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "DELETE", Apply = true, Status = 502, Times = 1 });

        ResponseMetadata response = await sandbox.Client.Tokens.DeleteAsync(
            sandbox.RegistryId, sandbox.TokenId, null, default);

        Assert.Equal(404, response.StatusCode);
        Assert.Equal(4, sandbox.Service.Store.CountTokens(sandbox.RegistryId));
    }

    [Fact]
    public async Task A_DELETE_that_meets_404_at_once_has_failed()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Tokens.DeleteAsync(sandbox.RegistryId, Guid.NewGuid(), null, default));

        Assert.Equal(404, failure.StatusCode);
        Assert.Equal(["paas-notfound-1"], failure.ErrorCodes);
    }
}
