using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Shell;
using Xunit;

namespace IonosContainerRegistry.Tests.Profiles;

/// <summary>Runs scripts each in a process of its own, in which no runspace has connected yet.</summary>
internal static class FreshShell
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a script with the module imported; returns its output as lines.</summary>
    public static async Task<string[]> RunAsync(string script, IReadOnlyDictionary<string, string?> variables)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ps1");
        await File.WriteAllTextAsync(file, $"Import-Module '{BuiltModule.Manifest}'\n{script}");
        try
        {
            ProcessStartInfo start = new("dotnet", ["exec", BuildFacts.ScriptHost, file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach ((string name, string? value) in variables) start.Environment[name] = value;
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Patience);
            Assert.Equal("", await errors);
            return (await output).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
