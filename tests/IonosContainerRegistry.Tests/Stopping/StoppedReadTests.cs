using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>Commands that read, stopped by Ctrl+C or by what comes after them in the pipeline.</summary>
[Collection(nameof(StoppingCollection))]
public sealed class StoppedReadTests
{
    [Fact]
    public async Task Stops_while_a_connection_is_being_made()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync();
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        session.Connect(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/containerregistries"));

        ShellRun run = session.Start("Get-RegistryToken $registry");
        using TcpClient caller = await listener.AcceptTcpClientAsync();
        // The handshake begins, and the server doesn't respond.
        Task reached = caller.GetStream().ReadExactlyAsync(new byte[1]).AsTask();
        await CtrlC.PressAsync(run, reached);

        await CtrlC.Within(HangsUp(caller));
        await AssertNextCommandWorks(session, reconnect: true);
    }

    [Fact]
    public async Task Stops_while_it_waits_for_a_response()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(3);
        Fault held = session.Service.Faults.Add(new Fault { Method = "GET", Hold = true, Times = 1 });

        await CtrlC.PressAsync(session.Start("Get-RegistryToken $registry"), held.Reached);

        await CtrlC.Within(held.Abandoned);
        await AssertNextCommandWorks(session);
    }

    [Fact]
    public async Task Stops_while_it_reads_an_endless_body()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(3);
        var begun = new TaskCompletionSource();
        var hungUp = new TaskCompletionSource();
        session.Service.Faults.Add(new Fault { Method = "GET", Times = 1, WriteBody = DripAsync });

        await CtrlC.PressAsync(session.Start("Get-RegistryToken $registry"), begun.Task);

        await CtrlC.Within(hungUp.Task);
        await AssertNextCommandWorks(session);

        async Task DripAsync(Stream body, CancellationToken aborted)
        {
            try
            {
                while (true)
                {
                    await body.WriteAsync("{ "u8.ToArray(), aborted);
                    await body.FlushAsync(aborted);
                    begun.TrySetResult();
                    await Task.Delay(5, aborted);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                hungUp.SetResult();
            }
        }
    }

    [Fact]
    public async Task Stops_while_it_waits_before_a_retry()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(3);
        session.Service.Faults.Add(new Fault { Method = "GET", Times = 1, Status = 503, Headers = ComeBackInAMinute });
        Task waiting = session.Session.Host.Screen.Shows("Retry 1 of 4");

        await CtrlC.PressAsync(session.Start("Get-RegistryToken $registry -Verbose"), waiting);

        await AssertNextCommandWorks(session);
    }

    [Fact]
    public async Task Stops_while_requests_are_delayed_after_status_429()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(250);
        session.Service.Faults.Add(new Fault
        {
            Method = "GET",
            PathContains = "offset=99&",
            Times = 1,
            Status = 429,
            Headers = ComeBackInAMinute,
        });
        Task waiting = session.Session.Host.Screen.Shows("Retry 1 of 4");

        await CtrlC.PressAsync(session.Start("Get-RegistryToken $registry -Verbose"), waiting);

        // The throttling still applies to the connection, but not to another one.
        await AssertNextCommandWorks(session, reconnect: true);
    }

    [Fact]
    public async Task Stops_between_pages_and_keeps_the_earlier_output()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(250);
        Fault held = session.Service.Faults.Add(new Fault { PathContains = "offset=99&", Hold = true, Times = 1 });

        ShellRun run = session.Start("Get-RegistryToken $registry");
        Task reached = Task.Run(() =>
            SpinWait.SpinUntil(() => held.Reached.IsCompleted && run.OutputCount == 100, CtrlC.Deadline));
        ShellResult result = await CtrlC.PressAsync(run, reached);

        Assert.Equal(100, result.Output.Count);
        Assert.Empty(session.Errors);
        await CtrlC.Within(held.Abandoned);
        await AssertNextCommandWorks(session);
    }

    [Fact]
    public async Task Cancels_pages_read_ahead_if_the_pipeline_stops()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(250);
        Fault held = session.Service.Faults.Add(new Fault { PathContains = "offset=99&", Hold = true, Times = 1 });
        session.Session.SetVariable("reached", held.Reached);

        // The first token is let through once the second page has been asked for.
        ShellRun run = session.Start(
            "Get-RegistryToken $registry | ForEach-Object { $reached.Wait(); $_ } | Select-Object -First 1");
        await CtrlC.Within(run.Completion);
        ShellResult result = await run.Completion;

        Assert.Null(result.TerminatingError);
        Assert.Single(result.Output);
        await CtrlC.Within(held.Abandoned);
        await AssertNextCommandWorks(session);
    }

    [Fact]
    public async Task Stops_while_registries_are_listed()
    {
        await using ConnectedSession session = await ConnectedSession.OpenAsync(3);
        Fault held = session.Service.Faults.Add(new Fault { Method = "GET", Hold = true, Times = 1 });

        await CtrlC.PressAsync(session.Start("Get-RegistryToken"), held.Reached);

        await CtrlC.Within(held.Abandoned);
        await AssertNextCommandWorks(session);
    }

    private static Dictionary<string, string> ComeBackInAMinute => new() { ["Retry-After"] = "60" };

    /// <summary>No request is sent after the command ended, except the one of the next command.</summary>
    private static async Task AssertNextCommandWorks(ConnectedSession session, bool reconnect = false)
    {
        session.Service.Faults.Clear();
        if (reconnect) session.Connect(session.Service.Url);
        int before = session.Service.Requests.Count;
        ShellRun next = session.Start("Get-ContainerRegistry");
        await CtrlC.Within(next.Completion);
        ShellResult result = await next.Completion;
        Assert.Empty(result.Errors);
        Assert.Equal(3, result.Output.Count);
        Assert.Equal(before + 1, session.Service.Requests.Count);
    }

    private static async Task HangsUp(TcpClient caller)
    {
        byte[] rest = new byte[4096];
        try
        {
            while (await caller.GetStream().ReadAsync(rest) > 0)
            {
                // What is left of the handshake.
            }
        }
        catch (IOException)
        {
            // The connection was closed, which is also accepted.
        }
    }
}
