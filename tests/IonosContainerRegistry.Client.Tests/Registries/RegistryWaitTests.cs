using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Registries;

/// <summary>Waiting for registries, whose state moves on each time that they are read twice.</summary>
public class RegistryWaitTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string?> _progress = new();

    [Fact]
    public async Task It_ends_when_the_registry_is_running_and_has_a_host_name()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());
        Guid id = await CreateAsync(sandbox);
        sandbox.Service.Faults.Add(new Fault
        {
            Method = "GET",
            Skip = 3,
            Times = 1,
            OddFields = new Dictionary<string, object?> { ["hostname"] = "", ["state"] = "running" },
        });

        ApiResponse<RegistryResource> registry = await WaitAsync(sandbox, id);

        Assert.Equal("new-registry.cr.de-fra.example.com", registry.Value.Properties!.Hostname);
        Assert.Equal(["New", "WaitingForStorage", "WaitingForStorage", "running"], _progress);
        Assert.Equal([1, 2, 4, 5], sandbox.Clock.WaitedSeconds);
    }

    [Fact]
    public async Task A_deletion_ends_with_404()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());
        Guid id = sandbox.RegistryId;
        await sandbox.Client.Registries.DeleteAsync(id, null, sandbox.Observer, default);

        ResponseMetadata response = await WaitForDeletionAsync(sandbox, id);

        Assert.Equal(404, response.StatusCode);
        Assert.Equal(["Deleting"], _progress);
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("failed_suspended")]
    public async Task A_failure_state_ends_the_wait_at_once(string state)
    {
        await using SandboxClient sandbox = await StartAsync(
            new RegistryServiceOptions { CreationStates = ["New", state] });
        Guid id = await CreateAsync(sandbox);

        var failure = await Assert.ThrowsAsync<RegistryWaitException>(() => WaitAsync(sandbox, id));

        Assert.Equal((RegistryWaitProblem.Failed, id), (failure.Problem, failure.RegistryId));
        Assert.Equal((state, TimeSpan.FromSeconds(1)), (failure.Registry!.Metadata!.State, failure.Elapsed));
    }

    [Fact]
    public async Task A_failed_deletion_ends_the_wait()
    {
        await using SandboxClient sandbox = await StartAsync(
            new RegistryServiceOptions { DeletionStates = ["Deleting", "FAILED", "Deleting"] });
        await sandbox.Client.Registries.DeleteAsync(sandbox.RegistryId, null, sandbox.Observer, default);

        var failure = await Assert.ThrowsAsync<RegistryWaitException>(
            () => WaitForDeletionAsync(sandbox, sandbox.RegistryId));

        Assert.Equal((RegistryWaitProblem.Failed, "FAILED"), (failure.Problem, failure.Registry!.Metadata!.State));
    }

    [Fact]
    public async Task A_registry_that_had_failed_before_can_still_be_deleted()
    {
        await using SandboxClient sandbox = await StartAsync(
            new RegistryServiceOptions { DeletionStates = ["FAILED", "Deleting"] });
        Guid id = sandbox.RegistryId;
        await sandbox.Client.Registries.DeleteAsync(id, null, sandbox.Observer, default);

        ResponseMetadata response = await WaitForDeletionAsync(sandbox, id);

        Assert.Equal(404, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_time_ends_the_wait_and_the_state_is_told(bool deleted)
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());
        Guid id = sandbox.Service.Store.Registries[2].Id;

        var failure = await Assert.ThrowsAsync<RegistryWaitException>(
            () => deleted ? WaitForDeletionAsync(sandbox, id) : WaitAsync(sandbox, id));

        Assert.Equal((RegistryWaitProblem.TimedOut, "New"), (failure.Problem, failure.Registry!.Metadata!.State));
        Assert.InRange(failure.Elapsed, Limit, Limit + TimeSpan.FromSeconds(5));
        Assert.Equal(200, failure.Response!.StatusCode);
    }

    [Fact]
    public async Task The_time_ends_a_request_that_gets_no_response_too()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());
        Fault fault = sandbox.Service.Faults.Add(new Fault { Method = "GET", Hold = true });

        Task<ApiResponse<RegistryResource>> wait = WaitAsync(sandbox, sandbox.RegistryId);
        await fault.Reached;
        sandbox.Clock.Advance(Limit);

        var failure = await Assert.ThrowsAsync<RegistryWaitException>(() => wait);
        Assert.Equal((RegistryWaitProblem.TimedOut, null, null), (failure.Problem, failure.Registry, failure.Response));
    }

    [Fact]
    public async Task It_can_be_cancelled_between_two_readings()
    {
        VirtualClock clock = new() { HoldsWaits = true };
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions(), clock: clock);
        using CancellationTokenSource source = new();

        Task<ApiResponse<RegistryResource>> wait =
            WaitAsync(sandbox, sandbox.Service.Store.Registries[2].Id, source.Token);
        await clock.NextWaitAsync();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Single(sandbox.Service.Requests);
    }

    [Fact]
    public async Task A_registry_that_does_not_exist_is_not_found()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());

        var failure = await Assert.ThrowsAsync<RegistryWaitException>(() => WaitAsync(sandbox, Guid.NewGuid()));

        Assert.Equal((RegistryWaitProblem.RequestFailed, 404), (failure.Problem, failure.Failure!.StatusCode));
        Assert.Null(failure.Registry);
    }

    [Fact]
    public async Task A_creation_can_wait()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());
        RegistryWait wait = CreateWait();
        RegistryResource? started = null;
        wait.Started = registry => started = registry;

        ApiResponse<RegistryResource> created =
            await sandbox.Client.Registries.CreateAsync(NewSpec(), wait, sandbox.Observer, default);

        Assert.Equal("Running", created.Value.Metadata!.State);
        Assert.Equal((created.Value.Id, ""), (started!.Id, started.Properties!.Hostname));
    }

    [Fact]
    public async Task A_creation_whose_wait_fails_tells_what_was_created()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());
        sandbox.Service.Faults.Add(new Fault { Method = "GET", Status = 403 });

        var failure = await Assert.ThrowsAsync<RegistryWaitException>(
            () => sandbox.Client.Registries.CreateAsync(NewSpec(), CreateWait(), sandbox.Observer, default));

        Assert.Equal((RegistryWaitProblem.RequestFailed, 403), (failure.Problem, failure.Failure!.StatusCode));
        Assert.Equal((failure.RegistryId, "new-registry"), (failure.Registry!.Id, failure.Registry.Properties!.Name));
        Assert.Equal(403, failure.Response!.StatusCode);
    }

    [Fact]
    public async Task A_deletion_can_wait_and_its_own_response_is_returned()
    {
        await using SandboxClient sandbox = await StartAsync(new RegistryServiceOptions());

        ResponseMetadata response = await sandbox.Client.Registries.DeleteAsync(
            sandbox.RegistryId, CreateWait(), sandbox.Observer, default);

        Assert.NotEqual(404, response.StatusCode);
        Assert.Equal(["Deleting"], _progress);
    }

    // The virtual clock passes over waits of any other length than an attempt's.
    private static Task<SandboxClient> StartAsync(RegistryServiceOptions options, VirtualClock? clock = null)
        => SandboxClient.StartAsync(
            options with { Tokens = 1 }, settings => settings.AttemptTimeout = Limit, clock);

    private static async Task<Guid> CreateAsync(SandboxClient sandbox)
    {
        return (await sandbox.Client.Registries.CreateAsync(NewSpec(), null, sandbox.Observer, default))
            .Value.Id!.Value;
    }

    private static RegistrySpec NewSpec() => new() { Name = "new-registry", Location = "de/fra" };

    private Task<ApiResponse<RegistryResource>> WaitAsync(
        SandboxClient sandbox, Guid id, CancellationToken cancellationToken = default)
        => sandbox.Client.Registries.WaitUntilRunningAsync(id, CreateWait(), sandbox.Observer, cancellationToken);

    private Task<ResponseMetadata> WaitForDeletionAsync(SandboxClient sandbox, Guid id)
        => sandbox.Client.Registries.WaitUntilDeletedAsync(id, CreateWait(), sandbox.Observer, default);

    private RegistryWait CreateWait() => new()
    {
        Timeout = Limit,
        Progress = _progress.Enqueue,
    };
}
