using System;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Conformance;

/// <summary>One thing that must hold on every framework.</summary>
internal sealed class Check(string name, Func<TestBed, Task> run)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public string Name { get; } = name;

    /// <summary>Runs the check; returns what failed, or null.</summary>
    public async Task<string?> RunAsync(TestBed bed)
    {
        try
        {
            Task running = run(bed);
            if (await Task.WhenAny(running, Task.Delay(Limit)) != running)
                return $"not finished after {Limit.TotalSeconds} s";
            await running;
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
