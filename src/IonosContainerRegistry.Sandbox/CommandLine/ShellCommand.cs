using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;

namespace IonosContainerRegistry.Sandbox.CommandLine;

/// <summary>Opens the machine's own PowerShell, connected.</summary>
internal static class ShellCommand
{
    public static async Task<int> RunAsync()
    {
        if (FindPowerShell() is not { } program)
        {
            await Console.Error.WriteLineAsync("There is no pwsh on the PATH. Try 'serve', or 'run' with a script.");
            return ExitCode.NoPowerShell;
        }

        string manifest = CodeGeneration.EscapeSingleQuotedStringContent(BuiltModule.Manifest);
        await using RegistryService service = await RegistryService.StartAsync();
        var start = new ProcessStartInfo(program)
        {
            ArgumentList =
            {
                "-NoLogo",
                "-NoExit",
                "-Command",
                $"Import-Module '{manifest}'; Connect-IonosCloud -ApiUrl $env:IONOS_API_URL "
                    + "-Token (ConvertTo-SecureString $env:IONOS_TOKEN -AsPlainText -Force)",
            },
            Environment =
            {
                ["IONOS_API_URL"] = service.Url.AbsoluteUri,

                // By the environment, because the arguments of a process are for everyone to see.
                ["IONOS_TOKEN"] = service.Options.Token,
            },
        };

        // Ctrl+C is the shell's.
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = true;
        using Process shell = Process.Start(start)!;
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    private static string? FindPowerShell()
    {
        string name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
