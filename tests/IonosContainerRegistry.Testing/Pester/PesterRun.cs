using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit.Abstractions;

namespace IonosContainerRegistry.Testing.Pester;

/// <summary>Runs a Pester file in a separate PowerShell process.</summary>
internal static partial class PesterRun
{
    /// <summary>Runs the file; returns the results of its tests, and what else failed in it.</summary>
    public static async Task<IReadOnlyList<PesterResult>> RunAsync(PesterTestCase testCase)
    {
        string repository = GetMetadata(testCase.TestMethod, "Repository");
        string resultFile = Path.GetTempFileName();
        try
        {
            string script = Path.Combine(repository, "tests", "Pester", "Invoke-Pester.ps1");
            (int exitCode, string output, string errors) = await FreshShell.ReadToEndAsync(FreshShell.CreateStartInfo(
                "-NoProfile", "-NonInteractive", "-File", script,
                "-Pester", GetMetadata(testCase.TestMethod, "Pester"),
                "-Path", Path.Combine(repository, testCase.File),
                "-ResultPath", resultFile));
            string json = await File.ReadAllTextAsync(resultFile);
            PesterResult[] results = json.Length > 0 ? JsonSerializer.Deserialize<PesterResult[]>(json)! : [];

            // The process crashed, or there are no tests.
            return exitCode == 0 || results.Any(result => result.IsFailed)
                ? results
                : [.. results, Failure($"Exit code {exitCode}\n{Style.Replace(output + errors, "")}")];
        }
        catch (Exception exception) when (exception is TimeoutException or JsonException)
        {
            return [Failure(exception.Message)];
        }
        finally
        {
            File.Delete(resultFile);
        }
    }

    /// <summary>Metadata that the build adds to the test assembly.</summary>
    public static string GetMetadata(ITestMethod testMethod, string key) =>
        testMethod.TestClass.Class.ToRuntimeType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key).Value!;

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Style { get; }

    private static PesterResult Failure(string message) => new("the file", "Failed", 0, message, "");
}
