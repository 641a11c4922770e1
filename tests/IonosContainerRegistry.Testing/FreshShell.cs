using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox;
using IonosContainerRegistry.Sandbox.CommandLine;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Testing;

/// <summary>Runs each script in a new PowerShell process without imported modules and connections.</summary>
public static class FreshShell
{
    // A script that hangs shall fail.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    /// <summary>Runs a script that must succeed and write no errors; returns its output as lines.</summary>
    /// <param name="script">The script; <c>$env:TEST_MODULE</c> is the manifest of the built module.</param>
    /// <param name="environment">Environment variables; null removes one. None of the vendor's others is set.</param>
    public static async Task<string[]> RunAsync(string script, IEnumerable<KeyValuePair<string, string?>> environment)
    {
        string path = Path.Combine(Path.GetTempPath(), $"script-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(path, script);
        try
        {
            ProcessStartInfo start = CreateStartInfo("-NoProfile", "-NonInteractive", "-File", path);
            start.Environment["TEST_MODULE"] = BuiltModule.Manifest;
            foreach ((string name, string? value) in environment)
                start.Environment[name] = value;

            (int exitCode, string output, string errors) = await ReadToEndAsync(start);
            Assert.Equal("", errors);
            Assert.Equal(0, exitCode);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// Runs a script that may use a service: <c>$env:TEST_URL</c> and its API token <c>$env:TEST_SECRET</c>.
    /// </summary>
    /// <param name="script">The script, as above.</param>
    /// <param name="service">The service.</param>
    /// <param name="environment">Further environment variables.</param>
    public static Task<string[]> RunAsync(
        string script, RegistryService service, params IEnumerable<(string Name, string Value)> environment) =>
        RunAsync(
            script,
            environment.Append(("TEST_URL", service.Url.AbsoluteUri)).Append(("TEST_SECRET", service.Options.Token))
                .Select(((string Name, string Value) variable) =>
                    KeyValuePair.Create<string, string?>(variable.Name, variable.Value)));

    /// <summary>
    /// Describes a process of PowerShell without input and without the vendor's environment variables.
    /// </summary>
    public static ProcessStartInfo CreateStartInfo(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = PowerShellTool.CreateStartInfo(arguments);
        start.RedirectStandardInput = true;
        string[] vendors =
            [.. start.Environment.Keys.Where(name => name.StartsWith("IONOS_", StringComparison.Ordinal))];
        foreach (string name in vendors)
            start.Environment.Remove(name);

        return start;
    }

    /// <summary>Runs a process to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> ReadToEndAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        if (start.RedirectStandardInput) process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Deadline);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }
}
