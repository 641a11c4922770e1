using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>The PowerShell that the build restores as a .NET tool.</summary>
public static class PowerShellTool
{
    /// <summary>The folder of its assemblies, <c>$PSHOME</c> in a session.</summary>
    public static string Folder { get; } = Path.Combine(
        typeof(PowerShellTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "PowerShellFolder").Value!,
        OperatingSystem.IsWindows() ? "win" : "unix");

    /// <summary>Describes a process that runs it, without telemetry and update check.</summary>
    /// <param name="arguments">The arguments of <c>pwsh</c>.</param>
    /// <exception cref="FileNotFoundException">It doesn't exist anymore.</exception>
    public static ProcessStartInfo CreateStartInfo(params IEnumerable<string> arguments)
    {
        // The executable in the folder is built for one platform. This assembly runs on all of them.
        string assembly = Path.Combine(Folder, "pwsh.dll");
        if (!File.Exists(assembly))
            throw new FileNotFoundException($"{assembly} doesn't exist: run 'dotnet build' first.");
        return new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            Environment =
            {
                ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
                ["POWERSHELL_UPDATECHECK"] = "Off",
            },
        };
    }
}
