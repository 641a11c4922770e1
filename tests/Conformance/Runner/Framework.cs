using System;
using System.IO;
using System.Linq;

namespace IonosContainerRegistry.Conformance.Runner;

/// <summary>A framework that the program is built for, and what runs it here.</summary>
/// <param name="Name">The target framework.</param>
/// <param name="Command">What starts the program; null where this machine has nothing for it.</param>
/// <param name="Arguments">The arguments before the program's own.</param>
internal sealed record Framework(string Name, string? Command, params string[] Arguments)
{
    private const string Program = "IonosContainerRegistry.Conformance";

    /// <param name="output">The folder that the program is built to.</param>
    public static Framework[] FindAll(string output)
    {
        string desktop = Path.Combine(output, "net472", Program + ".exe");
        return
        [
            new("net10.0", "dotnet", Path.Combine(output, "net10.0", Program + ".dll")),
            // Comes with a runtime of its own.
            new("net8.0", Path.Combine(output, "net8.0", Program + (OperatingSystem.IsWindows() ? ".exe" : ""))),
            OperatingSystem.IsWindows() ? new("net472", desktop) : new("net472", Find("mono"), desktop),
        ];
    }

    private static string? Find(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, command))
        .FirstOrDefault(File.Exists);
}
