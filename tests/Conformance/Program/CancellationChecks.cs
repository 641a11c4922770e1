using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Conformance.Shared;

namespace IonosContainerRegistry.Conformance;

/// <summary>Cancellation, which must not wait for the service.</summary>
internal static class CancellationChecks
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    public static Check[] All =>
    [
        new("a response is cancelled while it is read", bed => CancelAsync(bed, Scenario.EndlessBody)),
        new("a wait before a retry is cancelled", bed => CancelAsync(bed, Scenario.LongWait)),
        new("reading ahead is cancelled", CancelReadAheadAsync),
        new("nothing is sent with a cancelled token", SendNothingAsync),
    ];

    private static async Task CancelAsync(TestBed bed, string scenario)
    {
        using RegistryClient client = bed.Connect(scenario);
        await CancelAsync(stop => client.Registries.GetAsync(bed.Registry, null, stop));
    }

    private static async Task CancelReadAheadAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect(Scenario.SecondPageHeld);
        using var reader = client.Tokens.List(bed.Registry, new() { PageSize = 25 }, null);
        Expect.Equal(25, (await reader.ReadAsync(CancellationToken.None))!.Items.Count, "tokens of the first page");
        await CancelAsync(stop => reader.ReadAsync(stop));
    }

    private static async Task CancelAsync(Func<CancellationToken, Task> read)
    {
        using CancellationTokenSource stop = new();
        Task reading = read(stop.Token);
        await Task.Delay(500);
        Expect.True(!reading.IsCompleted, "the call ended before it was cancelled");

        Stopwatch watch = Stopwatch.StartNew();
        stop.Cancel();
        await Expect.ThrowsAsync<OperationCanceledException>(() => reading);
        Expect.True(watch.Elapsed < Soon, $"the call ended {watch.Elapsed.TotalSeconds:0.0} s after it was cancelled");
    }

    private static async Task SendNothingAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        RequestObserver observer = new();
        CancellationToken cancelled = new(canceled: true);
        await Expect.ThrowsAsync<OperationCanceledException>(
            () => client.Tokens.CreateAsync(bed.Other, new() { Name = "cancelled" }, observer, cancelled));
        Expect.True(!observer.Sent, "a request was sent");
        Expect.Equal(0, await bed.CountAsync("cancelled"), "tokens of the name");
    }
}
