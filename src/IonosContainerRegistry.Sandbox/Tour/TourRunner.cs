using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.CommandLine;
using IonosContainerRegistry.Sandbox.Shell;

namespace IonosContainerRegistry.Sandbox.Tour;

/// <summary>Shows the steps on the console, and whether each did what it should.</summary>
internal static class TourRunner
{
    public static async Task<int> RunAsync()
    {
        await using ConsoleSandbox sandbox = await ConsoleSandbox.StartAsync();
        List<string> failures = [];
        int steps = 0;
        foreach (TourStep step in TourSteps.All)
        {
            steps++;
            failures.AddRange(Take(step, sandbox).Select(expectation => $"{step.Title}: {expectation}"));
        }

        if (failures.Count == 0)
        {
            Console.WriteLine($"All {steps} steps did what they should.");
            return ExitCode.Success;
        }

        await Console.Error.WriteLineAsync("Not as it should be:");
        foreach (string failure in failures)
            await Console.Error.WriteLineAsync("  " + failure);

        return ExitCode.Failure;
    }

    /// <summary>Takes a step and returns the expectations that it didn't meet.</summary>
    private static List<string> Take(TourStep step, ConsoleSandbox sandbox)
    {
        Console.WriteLine($"# {step.Title}");
        Console.WriteLine($"PS> {step.Command}");
        ShellUserInterface screen = sandbox.Session.Host.Screen;
        screen.Clear();
        sandbox.Service.ClearRequests();
        var view = new TourView(sandbox.Session.Render(step.Command), sandbox.Session, sandbox.Service);
        Console.WriteLine();

        List<string> unmet = [.. step.Checks.Where(check => !check.Holds(view)).Select(check => check.Expectation)];
        if (step.ShowsError != screen.Errors.Count > 0)
            unmet.Add(step.ShowsError ? "an error is shown" : "no error is shown");

        return unmet;
    }
}
