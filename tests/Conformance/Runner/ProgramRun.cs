using System;
using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Conformance.Runner;

/// <summary>One run of a program whose last line counts its checks.</summary>
/// <param name="Passed">How many checks passed.</param>
/// <param name="Failed">How many failed; a program that fails without a failed check counts as one.</param>
internal sealed partial record ProgramRun(int Passed, int Failed)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs the program and shows what it writes.</summary>
    public static async Task<ProgramRun> StartAsync(string command, params string[] arguments)
    {
        ProcessStartInfo start = new(command, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(Limit);
        int passed = 0, failed = 0;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (Counts().Match(line) is { Success: true } counts)
                {
                    (passed, failed) = (int.Parse(counts.Groups[1].Value), int.Parse(counts.Groups[2].Value));
                }
                else
                {
                    Console.WriteLine(line);
                }
            }

            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"FAIL  not finished after {Limit.TotalMinutes} min");
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return new ProgramRun(passed, process.ExitCode == 0 && passed > 0 ? failed : Math.Max(failed, 1));
    }

    [GeneratedRegex(@"^(\d+) passed, (\d+) failed$")]
    private static partial Regex Counts();
}
