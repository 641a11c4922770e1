using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Retry;

/// <summary>An attempt that was refused can't have acted, so what follows it isn't its result.</summary>
public class RefusedAttemptTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_404_after_a_DELETE_that_was_only_refused_is_a_failure(int status)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(Refusal(status));

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Tokens.DeleteAsync(sandbox.RegistryId, Guid.NewGuid(), sandbox.Observer, default));

        Assert.Equal(404, failure.StatusCode);
        Assert.Equal(2, failure.Attempts);
        Assert.False(failure.MightHaveBeenApplied);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_change_that_waits_after_a_refusal_counts_as_not_sent(string method)
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await SandboxClient.StartAsync(clock: clock);
        sandbox.Service.Faults.Add(Refusal(429));

        Task call = sandbox.CallAsync(method);
        await clock.NextWaitAsync();
        Assert.False(sandbox.Observer.Sent);

        clock.HoldsWaits = false;
        clock.Advance(TimeSpan.FromSeconds(10));
        await call;
        Assert.True(sandbox.Observer.Sent);
    }

    [Fact]
    public async Task A_404_after_a_refusal_that_followed_an_unclear_DELETE_is_a_success()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "DELETE", Apply = true, Drop = true, Times = 1 });
        sandbox.Service.Faults.Add(Refusal(429));

        ResponseMetadata response =
            await sandbox.Client.Tokens.DeleteAsync(sandbox.RegistryId, sandbox.TokenId, null, default);

        Assert.Equal(404, response.StatusCode);
        Assert.Equal(3, sandbox.Count("DELETE"));
    }

    [Fact]
    public async Task A_404_after_a_connection_that_was_refused_is_a_failure()
    {
        // The port is closed at first.
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient late = await SandboxClient.StartAsync(clock: clock);
        int port = late.Service.Url.Port;
        Guid registryId = late.RegistryId;
        await late.Service.DisposeAsync();
        using RegistryClient client = new(late.Settings, clock);

        Task call = client.Tokens.DeleteAsync(registryId, Guid.NewGuid(), null, default);
        await clock.NextWaitAsync();
        await using RegistryService again = await RegistryService.StartAsync(late.Service.Options with { Port = port });
        clock.HoldsWaits = false;
        clock.Advance(TimeSpan.FromSeconds(10));

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => call);
        Assert.Equal(404, failure.StatusCode);
        Assert.False(failure.MightHaveBeenApplied);
        Assert.Single(again.Requests);
    }

    [Fact]
    public async Task A_PATCH_whose_response_can_not_be_read_might_have_been_applied()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PATCH", TransformBody = _ => "<html></html>" });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("PATCH"));

        Assert.Equal((FailureKind.InvalidResponse, FailureDetail.InvalidJson), (failure.Kind, failure.Detail));
        Assert.True(failure.MightHaveBeenApplied);
        Assert.Equal("disabled", sandbox.Service.Store.FindToken(sandbox.RegistryId, sandbox.TokenId)!.Status);
    }

    [Fact]
    public async Task A_GET_whose_response_can_not_be_read_changed_nothing()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { TransformBody = _ => "<html></html>" });

        Assert.False(
            (await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.CallAsync("GET"))).MightHaveBeenApplied);
    }

    private static Fault Refusal(int status) => new()
    {
        Status = status,
        Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
        Times = 1,
    };
}
