using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Conformance.Shared;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Conformance.Runner;

/// <summary>What the sandbox does to the requests of each scenario.</summary>
internal static class Faults
{
    private const int FloodMegabytes = 40;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, string> Elsewhere = new() { ["Location"] = "http://127.0.0.1:9/" };

    private static readonly Dictionary<string, object?> OddDate = new() { ["createdDate"] = "rubbish" };

    private static readonly Dictionary<string, Func<Func<ReceivedRequest, bool>, Fault>> Makers = new()
    {
        [Scenario.RetryAfterSeconds] = on => new() { When = on, Times = 1, Status = 429, RetryAfter = Second },
        // A date has no fractions of a second, so two seconds can be one and a little.
        [Scenario.RetryAfterDate] = on => new()
        {
            When = on,
            Times = 1,
            Status = 503,
            RetryAfter = 2 * Second,
            RetryAfterIsDate = true,
        },
        [Scenario.ServerErrors] = on => new() { When = on, Times = 2, Status = 502, Body = "<html>" },
        [Scenario.LostPost] = on => new() { When = on, Method = "POST", Apply = true, Drop = true },
        [Scenario.LostPut] = on => new() { When = on, Method = "PUT", Times = 1, Apply = true, Drop = true },
        [Scenario.LostPatch] = on => new() { When = on, Method = "PATCH", Times = 1, Apply = true, Drop = true },
        [Scenario.LostDelete] = on => new() { When = on, Method = "DELETE", Times = 1, Apply = true, Drop = true },
        [Scenario.TruncatedBody] = on => new() { When = on, Times = 1, Truncate = true },
        [Scenario.BrokenChunk] = on => new() { When = on, Times = 1, BrokenChunk = true },
        [Scenario.SlowOnce] = on => new() { When = on, Times = 1, Hold = true },
        [Scenario.Slow] = on => new() { When = on, Hold = true },
        [Scenario.Redirect] = on => new() { When = on, Status = 302, Headers = Elsewhere },
        [Scenario.Flood] = on => new() { When = on, WriteBody = FloodAsync },
        [Scenario.NotJson] = on => new() { When = on, Body = "<html>", ContentType = "text/html" },
        [Scenario.OddFields] = on => new() { When = on, OddFields = OddDate },
        [Scenario.EndlessBody] = on => new() { When = on, WriteBody = DripAsync },
        [Scenario.LongWait] = on => new() { When = on, Status = 429, RetryAfter = 60 * Second },
        [Scenario.SecondPageHeld] = on => new() { When = on, Skip = 1, Hold = true },
    };

    /// <summary>Adds a fault for each scenario; returns them by scenario.</summary>
    public static Dictionary<string, Fault> AddTo(FaultList faults)
        => Makers.ToDictionary(
            maker => maker.Key, maker => faults.Add(maker.Value(request => IsOf(request, maker.Key))));

    private static bool IsOf(ReceivedRequest request, string scenario)
        => request.Headers.GetValueOrDefault("User-Agent") == Scenario.UserAgent(scenario);

    private static async Task FloodAsync(Stream body, CancellationToken aborted)
    {
        byte[] blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        for (int sent = 0; sent < FloodMegabytes; sent++) await body.WriteAsync(blanks, aborted);
    }

    private static async Task DripAsync(Stream body, CancellationToken aborted)
    {
        while (true)
        {
            await body.WriteAsync(" "u8.ToArray(), aborted);
            await body.FlushAsync(aborted);
            await Task.Delay(TimeSpan.FromMilliseconds(50), aborted);
        }
    }
}
