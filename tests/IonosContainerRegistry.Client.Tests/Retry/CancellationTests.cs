using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Retry;

public class CancellationTests
{
    // Only fails a call that never ends. The tests of Ctrl+C measure how soon one ends.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task While_the_response_is_awaited_the_call_ends_and_hangs_up(string method)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Fault fault = sandbox.Service.Faults.Add(new Fault { Method = method, Hold = true });
        using CancellationTokenSource stop = new();

        Task call = sandbox.CallAsync(method, stop.Token);
        await fault.Reached;
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Deadline));
        await fault.Abandoned;
        Assert.Single(sandbox.Service.Requests);
        Assert.Equal(method != "GET", sandbox.Observer.Sent);
    }

    [Fact]
    public async Task While_the_body_arrives_the_call_ends_and_hangs_up()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        TaskCompletionSource half = new(), hungUp = new();
        sandbox.Service.Faults.Add(new Fault
        {
            WriteBody = async (body, aborted) =>
            {
                await body.WriteAsync(Encoding.UTF8.GetBytes("{\"id\":"), aborted);
                await body.FlushAsync(aborted);
                half.SetResult();
                await Task.Delay(Timeout.Infinite, aborted).ContinueWith(
                    _ => hungUp.SetResult(), TaskScheduler.Default);
            },
        });
        using CancellationTokenSource stop = new();

        Task call = sandbox.CallAsync("GET", stop.Token);
        await half.Task;
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Deadline));
        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Single(sandbox.Service.Requests);
    }

    [LinuxFact("Other systems refuse a connection for which there is no room.")]
    public async Task While_the_connection_is_being_opened_the_call_ends()
    {
        using FullListener full = new();
        using RegistryClient client = new(
            new ClientSettings { BaseUrl = new Uri($"http://{full.EndPoint}/containerregistries") });
        using CancellationTokenSource stop = new();

        Task call = client.Registries.GetAsync(Guid.NewGuid(), null, stop.Token);
        await full.ConnectionIsBeingOpenedAsync();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Deadline));
    }

    [Fact]
    public async Task While_the_connection_is_being_made_secure_the_call_ends()
    {
        // Accepts the connection and sends nothing.
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        using RegistryClient client = new(
            new ClientSettings { BaseUrl = new Uri($"https://{silent.LocalEndpoint}/containerregistries") });
        using CancellationTokenSource stop = new();

        Task call = client.Registries.GetAsync(Guid.NewGuid(), null, stop.Token);
        using TcpClient accepted = await silent.AcceptTcpClientAsync();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Deadline));
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_sends_nothing()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => sandbox.CallAsync("DELETE", new CancellationToken(true)));

        Assert.Empty(sandbox.Service.Requests);
        Assert.False(sandbox.Observer.Sent);
    }

    [Fact]
    public async Task A_cancelled_call_does_no_harm_to_the_next()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Fault fault = sandbox.Service.Faults.Add(new Fault { Hold = true, Times = 1 });
        using CancellationTokenSource stop = new();

        Task call = sandbox.CallAsync("GET", stop.Token);
        await fault.Reached;
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        await sandbox.CallAsync("GET");
    }
}
