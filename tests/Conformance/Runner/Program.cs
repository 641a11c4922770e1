using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using IonosContainerRegistry.Conformance.Shared;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Conformance.Runner;

/// <summary>
/// Builds the conformance program and runs it against a sandbox on every framework that is here. The argument is the
/// folder of the built module, if another than the build's own is meant.
/// </summary>
internal static class Program
{
    private const int Tokens = 1000;

    private static readonly string Root = GetFact("RepositoryRoot");
    private static readonly string Configuration = GetFact("Configuration");

    private static async Task<int> Main(string[] args)
    {
        string module = Path.GetFullPath(args.FirstOrDefault() ?? Path.Combine(Root, "out", "IonosContainerRegistry"));
        string project = Path.Combine(Root, "tests", "Conformance", "Program");
        if (!await BuildAsync(project)) return 1;

        int passed = 0, failed = 0, skipped = 0;
        foreach (Framework framework in Framework.FindAll(Path.Combine(project, "bin", Configuration)))
        {
            if (framework.Command is null)
            {
                Console.WriteLine($"== {framework.Name}: skipped, because there is neither .NET Framework nor mono");
                skipped++;
                continue;
            }

            Console.WriteLine($"== {framework.Name}");
            ProgramRun run = await RunAsync(framework, module);
            Console.WriteLine($"== {framework.Name}: {run.Passed} passed, {run.Failed} failed");
            passed += run.Passed;
            failed += run.Failed;
        }

        Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 ? 0 : 1;
    }

    private static async Task<ProgramRun> RunAsync(Framework framework, string module)
    {
        RegistryServiceOptions options = new()
        {
            Tokens = Tokens,
            ReadsPerState = 1,
            Token = Account.Token,
            UserName = Account.UserName,
            Password = Account.Password,
        };
        await using RegistryService service = await RegistryService.StartAsync(options);
        await using RegistryService secured = await RegistryService.StartAsync(options with { Https = true });
        Dictionary<string, Fault> faults = Faults.AddTo(service.Faults);
        string certificate = Path.GetTempFileName();
        await File.WriteAllTextAsync(certificate, secured.Certificate!.ExportCertificatePem());
        ProgramRun run = await ProgramRun.StartAsync(
            framework.Command!,
            [.. framework.Arguments, module, service.Url.AbsoluteUri, secured.Url.AbsoluteUri, certificate]);
        File.Delete(certificate);
        // A check that never met its fault proves nothing.
        string[] unmet = [.. faults.Where(fault => fault.Value.Hits == 0).Select(fault => fault.Key)];
        foreach (string scenario in unmet) Console.WriteLine($"FAIL  no request met the fault {scenario}");
        return run with { Failed = run.Failed + unmet.Length };
    }

    private static async Task<bool> BuildAsync(string project)
    {
        string[] arguments = ["build", project, "--configuration", Configuration, "--verbosity", "quiet"];
        using Process build = Process.Start("dotnet", arguments);
        await build.WaitForExitAsync();
        return build.ExitCode == 0;
    }

    private static string GetFact(string name) => typeof(Program).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;
}
