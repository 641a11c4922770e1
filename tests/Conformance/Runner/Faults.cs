using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Conformance.Runner;

/// <summary>What the sandbox does to the requests of each scenario.</summary>
internal static class Faults
{
    private const int FloodMegabytes = 40;

    private static readonly Dictionary<string, string> Elsewhere = new() { ["Location"] = "http://127.0.0.1:9/" };

    private static readonly Dictionary<string, object?> OddDate = new() { ["createdDate"] = "rubbish" };

    public static void AddTo(FaultList faults) => Array.ForEach(
        [
            new() { When = Is(Scenario.RetryAfterSeconds), Times = 1, Status = 429, RetryAfter = TimeSpan.FromSeconds(1) },
            // A date has no fractions of a second, so that two seconds are at least one.
            new() { When = Is(Scenario.RetryAfterDate), Times = 1, Status = 503, RetryAfter = TimeSpan.FromSeconds(2), RetryAfterIsDate = true },
            new() { When = Is(Scenario.ServerErrors), Times = 2, Status = 502, Body = "<html>", ContentType = "text/html" },
            new() { When = Is(Scenario.LostPost), Method = "POST", Apply = true, Drop = true },
            new() { When = Is(Scenario.LostPut), Method = "PUT", Times = 1, Apply = true, Drop = true },
            new() { When = Is(Scenario.LostPatch), Method = "PATCH", Times = 1, Apply = true, Drop = true },
            new() { When = Is(Scenario.LostDelete), Method = "DELETE", Times = 1, Apply = true, Drop = true },
            new() { When = Is(Scenario.TruncatedBody), Times = 1, Truncate = true },
            new() { When = Is(Scenario.BrokenChunk), Times = 1, BrokenChunk = true },
            new() { When = Is(Scenario.SlowOnce), Times = 1, Hold = true },
            new() { When = Is(Scenario.Slow), Hold = true },
            new() { When = Is(Scenario.Redirect), Status = 302, Headers = Elsewhere },
            new() { When = Is(Scenario.Flood), WriteBody = FloodAsync },
            new() { When = Is(Scenario.NotJson), Body = "<html>", ContentType = "text/html" },
            new() { When = Is(Scenario.OddFields), OddFields = OddDate },
            new() { When = Is(Scenario.EndlessBody), WriteBody = DripAsync },
            new() { When = Is(Scenario.LongWait), Status = 429, RetryAfter = TimeSpan.FromMinutes(1) },
            new Fault { When = Is(Scenario.SecondPageHeld), Skip = 1, Hold = true },
        ],
        fault => faults.Add(fault));

    private static Func<ReceivedRequest, bool> Is(string scenario)
        => request => request.Headers.GetValueOrDefault("User-Agent") == Scenario.UserAgent(scenario);

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
