using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace IonosContainerRegistry.Tests.Package;

/// <summary>The package, made once and unpacked into a module path of its own.</summary>
public sealed class PackedModule : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"package-{Guid.NewGuid():N}");

    internal string Package { get; private set; } = "";

    internal string ModulePath => Path.Combine(_folder, "modules");

    internal string ModuleFolder => Path.Combine(ModulePath, "IonosContainerRegistry", BuildFacts.ModuleVersion);

    /// <summary>The module's files, without those by which a package describes itself.</summary>
    internal IReadOnlyList<string> Files { get; private set; } = [];

    internal XElement Metadata { get; private set; } = new("none");

    public async Task InitializeAsync()
    {
        (int code, string output, string errors) = await RunAsync(BuildFacts.Packaging, _folder);
        Assert.True(code == 0, errors);
        Package = output.Trim();
        ZipFile.ExtractToDirectory(Package, ModuleFolder);
        XElement nuspec = XElement.Load(Path.Combine(ModuleFolder, "IonosContainerRegistry.nuspec"));
        Metadata = nuspec.Elements().Single();

        // What an installer leaves behind.
        File.Delete(Path.Combine(ModuleFolder, "IonosContainerRegistry.nuspec"));
        File.Delete(Path.Combine(ModuleFolder, "[Content_Types].xml"));
        Directory.Delete(Path.Combine(ModuleFolder, "_rels"), recursive: true);
        Directory.Delete(Path.Combine(ModuleFolder, "package"), recursive: true);
        Files = Directory.GetFiles(ModuleFolder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(ModuleFolder, file).Replace('\\', '/'))
            .ToArray();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    internal string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName;

    internal string Describe(string element) => Metadata.Element(Metadata.Name.Namespace + element)?.Value ?? "";

    internal static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
