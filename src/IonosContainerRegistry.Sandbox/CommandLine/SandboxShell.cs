using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>Runs PowerShell on this console, with a new service.</summary>
internal static class SandboxShell
{
    /// <summary>Shows what the module does.</summary>
    public static Task<int> RunTourAsync()
    {
        // Keep the wait for a new registry short.
        var options = new RegistryServiceOptions { ReadsPerState = 1 };
        return RunAsync(options, "-NoProfile", "-File", Script("Tour.ps1"));
    }

    /// <summary>Runs a script in a connected session.</summary>
    public static Task<int> RunScriptAsync(FileInfo file) =>
        RunAsync(new(), "-NoProfile", "-File", Script("Connect.ps1"), "-Path", file.FullName);

    /// <summary>Opens a connected session.</summary>
    public static Task<int> OpenAsync() => RunAsync(new(), "-NoLogo", "-NoExit", "-File", Script("Connect.ps1"));

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Scripts", name);

    private static async Task<int> RunAsync(RegistryServiceOptions options, params IEnumerable<string> arguments)
    {
        await using RegistryService service = await RegistryService.StartAsync(options);
        ProcessStartInfo start = PowerShellTool.CreateStartInfo(arguments);

        // In the environment, because other users can see the arguments of a process.
        start.Environment["IONOS_API_URL"] = service.Url.AbsoluteUri;
        start.Environment["IONOS_TOKEN"] = service.Options.Token;
        start.Environment["SANDBOX_MODULE"] = BuiltModule.Manifest;

        // Ctrl+C is the shell's.
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
        using Process shell = Process.Start(start)!;
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }
}
