using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace IonosContainerRegistry.Tests.Stopping;

/// <summary>Ctrl+C, and how long the prompt takes to come back.</summary>
internal static class CtrlC
{
    // The limit is one second. Allow twice that on a busy computer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Fail a test that hangs.
    internal static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Stops a command once it has come to the point in question.</summary>
    internal static async Task<ShellResult> PressAsync(ShellRun run, Task reached)
    {
        await Within(Task.WhenAny(reached, run.Completion));
        if (run.Completion.IsCompleted)
            Assert.Fail("The command ended too early: " + string.Join("; ", (await run.Completion).Errors));

        var clock = Stopwatch.StartNew();
        ShellResult result = await run.StopAsync().WaitAsync(Deadline);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
        Assert.True(result.Stopped);
        return result;
    }

    /// <summary>Waits for something that must happen.</summary>
    internal static Task Within(Task happening) => happening.WaitAsync(Deadline);
}
