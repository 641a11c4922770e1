using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using IonosContainerRegistry.Sandbox.Shell;
using Xunit;

namespace IonosContainerRegistry.Tests.Isolation;

/// <summary>Runs scripts in a bare engine in a process of its own.</summary>
internal static class FreshProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Variables for every script: the module, the service, and a shorthand for connecting to it.</summary>
    private const string Prologue =
        """
        $manifest = $env:TEST_MODULE
        function New-Secret([string] $text) {
            $secret = [securestring]::new()
            foreach ($c in $text.ToCharArray()) { $secret.AppendChar($c) }
            $secret
        }

        """;

    /// <summary>Runs a script that must end well; returns what it wrote, line by line.</summary>
    internal static async Task<string[]> RunAsync(string script, RegistryService service, params (string Name, string Value)[] environment)
    {
        string path = Path.Combine(Path.GetTempPath(), $"isolation-{Guid.NewGuid():N}.ps1");
        await File.WriteAllTextAsync(path, Prologue + script);
        try
        {
            return await StartAsync(path, [("TEST_URL", service.Url.AbsoluteUri), ("TEST_SECRET", service.Options.Token), .. environment]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<string[]> StartAsync(string path, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo("dotnet", [BuildFacts.ScriptHost, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string vendors in start.Environment.Keys.Where(name => name.StartsWith("IONOS_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(vendors);
        start.Environment["TEST_MODULE"] = BuiltModule.Manifest;
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }

        Assert.Equal("", await errors);
        Assert.Equal(0, process.ExitCode);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
