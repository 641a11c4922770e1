using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace IonosContainerRegistry.Tests.Module;

public sealed class ShippedAssembliesTests
{
    /// <summary>Part of the runtime from .NET Framework 4.7.1 on, which there takes every version asked for.</summary>
    private const string Unified = "System.ValueTuple";

    /// <summary>References to an older version than the one that ships.</summary>
    private static readonly string[] AnsweredByTheHandler =
    [
        "Microsoft.Bcl.TimeProvider -> Microsoft.Bcl.AsyncInterfaces",
        "Microsoft.Bcl.TimeProvider -> System.Threading.Tasks.Extensions",
        "Polly.Core -> Microsoft.Bcl.AsyncInterfaces",
        "Polly.Core -> Microsoft.Bcl.TimeProvider",
        "Polly.Core -> System.Runtime.CompilerServices.Unsafe",
        "Polly.Core -> System.Threading.Tasks.Extensions",
    ];

    [Fact]
    public void The_cmdlet_assembly_refers_to_nothing_but_the_framework_PowerShell_and_the_client()
    {
        using AssemblyFile cmdlets = new(Path.Combine(BuiltModuleLoader.Folder, "IonosContainerRegistry.dll"));

        Assert.Equal(
            ["IonosContainerRegistry.Client", "System.Management.Automation", "netstandard"],
            cmdlets.References.Select(reference => reference.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_holds_nothing_that_the_runtime_of_PowerShell_7_4_has()
    {
        HashSet<string> runtime = [.. Directory.GetFiles(Path.Combine(BuildFacts.CoreFramework, "ref", "net8.0"), "*.dll").Select(Path.GetFileName).OfType<string>()];
        Assert.Contains("System.Text.Json.dll", runtime);

        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(BuiltModuleLoader.Folder, "core")).Select(Path.GetFileName), file => runtime.Contains(file!));
    }

    [Fact]
    public void Core_asks_for_nothing_that_neither_it_nor_the_runtime_of_PowerShell_7_4_has()
    {
        AssemblyFile[] core = AssemblyFile.ReadFolder("core");
        Dictionary<string, Version> there = core.ToDictionary(assembly => assembly.Name, assembly => assembly.Version);
        foreach (string path in Directory.GetFiles(Path.Combine(BuildFacts.CoreFramework, "ref", "net8.0"), "*.dll"))
        {
            using AssemblyFile framework = new(path);
            there.Add(framework.Name, framework.Version);
        }

        string[] missing =
        [
            .. from assembly in core
               from reference in assembly.References
               where !there.TryGetValue(reference.Name, out Version? version) || version < reference.Version
               select $"{assembly.Name} -> {reference.Name} {reference.Version}",
        ];
        Assert.Empty(missing);
        Array.ForEach(core, assembly => assembly.Dispose());
    }

    [Fact]
    public void Desktop_satisfies_every_reference_exactly_but_for_those_the_handler_answers()
    {
        AssemblyFile[] desktop = AssemblyFile.ReadFolder("desktop");
        Dictionary<string, Version> shipped = desktop.ToDictionary(assembly => assembly.Name, assembly => assembly.Version);

        string[] missing =
        [
            .. from assembly in desktop
               from reference in assembly.References
               where !shipped.ContainsKey(reference.Name) && reference.Name != Unified
                   && !(FrameworkVersion(reference.Name) >= reference.Version)
               select $"{assembly.Name} -> {reference.Name} {reference.Version}",
        ];
        Assert.Empty(missing);

        string[] older =
        [
            .. from assembly in desktop
               from reference in assembly.References
               where shipped.TryGetValue(reference.Name, out Version? version) && version < reference.Version
               select $"{assembly.Name} -> {reference.Name} {reference.Version}",
        ];
        Assert.Empty(older);

        string[] newer =
        [
            .. from assembly in desktop
               from reference in assembly.References
               where shipped.TryGetValue(reference.Name, out Version? version) && version > reference.Version
               let mismatch = $"{assembly.Name} -> {reference.Name}"
               orderby mismatch
               select mismatch,
        ];
        Assert.Equal(AnsweredByTheHandler, newer);
        Array.ForEach(desktop, assembly => assembly.Dispose());
    }

    [Fact]
    public void The_manifest_s_folder_holds_nothing_that_is_not_meant_to_ship()
    {
        string[] files = [.. Directory.GetFiles(BuiltModuleLoader.Folder, "*", SearchOption.AllDirectories)];

        Assert.All(files, file => Assert.Contains(Path.GetExtension(file), new[] { ".dll", ".psd1", ".ps1xml", ".xml", ".txt" }));
        Assert.DoesNotContain(files, file => Path.GetFileName(file).StartsWith("System.Management.Automation", StringComparison.Ordinal));
    }

    /// <summary>The version of an assembly of .NET Framework 4.7.2; null where it has none of that name.</summary>
    private static Version? FrameworkVersion(string name)
    {
        string packages = Path.Combine(BuildFacts.NuGetPackages, "microsoft.netframework.referenceassemblies.net472");
        string newest = Directory.GetDirectories(packages).Order(StringComparer.Ordinal).Last();
        string folder = Path.Combine(newest, "build", ".NETFramework", "v4.7.2");
        string? path = new[] { folder, Path.Combine(folder, "Facades") }.Select(place => Path.Combine(place, name + ".dll")).FirstOrDefault(File.Exists);
        return path is null ? null : AssemblyName.GetAssemblyName(path).Version;
    }
}
