using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace IonosContainerRegistry.Tests.Module;

public sealed class ShippedAssembliesTests
{
    [Fact]
    public void The_cmdlet_assembly_references_only_the_framework_PowerShell_and_the_client()
    {
        using AssemblyFile cmdlets = new(Path.Combine(BuiltModuleLoader.Folder, "IonosContainerRegistry.dll"));

        Assert.Equal(
            ["IonosContainerRegistry.Client", "System.Management.Automation", "netstandard"],
            cmdlets.References.Select(reference => reference.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_contains_no_assembly_of_the_PowerShell_7_4_runtime()
    {
        HashSet<string> runtime =
        [
            .. Directory.GetFiles(Path.Combine(BuildFacts.CoreFramework, "ref", "net8.0"), "*.dll")
                .Select(Path.GetFileName).OfType<string>(),
        ];
        Assert.Contains("System.Text.Json.dll", runtime);

        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(BuiltModuleLoader.Folder, "core")).Select(Path.GetFileName),
            file => runtime.Contains(file!));
    }

    [Fact]
    public void Core_references_only_its_own_assemblies_and_those_of_the_PowerShell_7_4_runtime()
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

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("osx-arm64")]
    [InlineData("win-x64")]
    public void The_native_images_of_a_platform_match_those_of_core(string platform)
    {
        AssemblyFile[] core = AssemblyFile.ReadFolder("core");
        AssemblyFile[] images = AssemblyFile.ReadFolder(Path.Combine("core", platform));

        Assert.Equal(
            core.Where(assembly => assembly.Name != "IonosContainerRegistry.LoadContext")
                .Select(assembly => (assembly.Name, assembly.ModuleVersionId)),
            images.Select(image => (image.Name, image.ModuleVersionId)));
        Assert.All(images, image => Assert.True(image.HasNativeCode, image.Name));
        Assert.All(core, assembly => Assert.False(assembly.HasNativeCode, assembly.Name));
        Array.ForEach(core, assembly => assembly.Dispose());
        Array.ForEach(images, image => image.Dispose());
    }

    [Fact]
    public void The_module_folder_contains_only_the_package_files()
    {
        string[] files = [.. Directory.GetFiles(BuiltModuleLoader.Folder, "*", SearchOption.AllDirectories)];

        Assert.All(
            files,
            file => Assert.Contains(Path.GetExtension(file), new[] { ".dll", ".psd1", ".ps1xml", ".xml", ".txt" }));
        Assert.DoesNotContain(
            files, file => Path.GetFileName(file).StartsWith("System.Management.Automation", StringComparison.Ordinal));
    }
}
