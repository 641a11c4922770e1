using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Conformance;

/// <summary>Runs all checks on this framework: one line a check, then a line of counts.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Length != 4)
        {
            Console.Error.WriteLine("usage: conformance <module> <sandbox URL> <sandbox https URL> <certificate file>");
            return 2;
        }

        BuiltModule module = BuiltModule.Load(Path.GetFullPath(args[0]));
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {module.Client.Location}");
        return await RunAsync(module, args);
    }

    // Compiled only when it's called, because the client can't be found before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> RunAsync(BuiltModule module, string[] args)
    {
        TestBed bed = new(args[1], args[2], args[3]);
        await bed.FindRegistriesAsync();
        IEnumerable<Check> checks =
        [
            .. TokenChecks.All, .. RegistryChecks.All, .. ContentChecks.All,
            .. FaultChecks.All, .. ConnectionChecks.All, .. CancellationChecks.All,
            .. FileChecks.All, .. CompilationChecks.For(module),
        ];

        int passed = 0, failed = 0;
        foreach (Check check in checks)
        {
            string? failure = await check.RunAsync(bed);
            Console.WriteLine(failure is null ? $"ok    {check.Name}" : $"FAIL  {check.Name}: {failure}");
            if (failure is null) passed++;
            else failed++;
        }

        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }
}
