using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Security.Cryptography;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Tests.Package;

/// <summary>The package that goes to the PowerShell Gallery.</summary>
public sealed class PackageTests(PackedModule packed) : IClassFixture<PackedModule>
{
    private static string Repository => Path.GetFullPath(Path.Combine(BuiltModuleLoader.Folder, "..", ".."));

    [Fact]
    public void It_holds_the_listed_files_licences_and_nothing_else()
    {
        string list = Path.Combine(Repository, "src", "IonosContainerRegistry.Packaging", "PackageFiles.txt");
        string[] expected = [.. File.ReadAllLines(list), "LICENSE", "THIRD-PARTY-NOTICES.md"];

        Assert.Equal(expected.Order(StringComparer.Ordinal), packed.Files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_imports_from_a_clean_module_path_and_calls_the_service()
    {
        await using RegistryService service = await RegistryService.StartAsync(new RegistryServiceOptions { Registries = 2 });
        string script = Path.Combine(packed.NewFolder(), "import.ps1");
        await File.WriteAllTextAsync(script, $"""
            $ErrorActionPreference = 'Stop'
            $env:PSModulePath = '{CodeGeneration.EscapeSingleQuotedStringContent(packed.ModulePath)}'
            Import-Module IonosContainerRegistry
            $secret = [System.Net.NetworkCredential]::new('', '{service.Options.Token}').SecurePassword
            Connect-IonosCloud -ApiUrl '{service.Url}' -Token $secret
            (Get-Module IonosContainerRegistry).ModuleBase
            (Get-ContainerRegistry).Name
            """);

        (int code, string output, string errors) = await PackedModule.RunAsync(BuildFacts.ScriptHost, script);

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        string[] expected = [packed.ModuleFolder, .. service.Store.Registries.Select(registry => registry.Name)];
        Assert.Equal(expected, output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void It_can_be_found_by_each_of_its_commands()
    {
        string[] tags = packed.Describe("tags").Split(' ');
        string[] cmdlets = ((object[])ReadManifest()["CmdletsToExport"]!).Select(name => (string)name).ToArray();

        Assert.NotEmpty(cmdlets);
        foreach (string cmdlet in cmdlets)
        {
            Assert.Contains("PSCmdlet_" + cmdlet, tags);
            Assert.Contains("PSCommand_" + cmdlet, tags);
        }

        Assert.Superset(new[] { "PSModule", "PSEdition_Core", "PSEdition_Desktop", "PSIncludes_Cmdlet" }.ToHashSet(), tags.ToHashSet());
        Assert.Equal(tags.Distinct(), tags);
    }

    [Fact]
    public void Its_release_notes_are_the_newest_entry_of_the_change_log()
    {
        string log = File.ReadAllText(Path.Combine(Repository, "CHANGELOG.md")).ReplaceLineEndings("\n");
        string entry = log.Split("\n## ")[1].Split('\n', 2)[1].Trim();
        var data = (Hashtable)((Hashtable)ReadManifest()["PrivateData"]!)["PSData"]!;

        Assert.NotEmpty(entry);
        Assert.Equal(entry, ((string)data["ReleaseNotes"]!).ReplaceLineEndings("\n"));
        Assert.Equal(entry, packed.Describe("releaseNotes").ReplaceLineEndings("\n"));
    }

    [Fact]
    public void It_tells_its_licence()
    {
        Assert.Equal("https://opensource.org/license/mit", packed.Describe("licenseUrl"));
    }

    [Fact]
    public void It_has_the_version_of_the_manifest_in_its_name()
    {
        Assert.Equal($"IonosContainerRegistry.{ReadManifest()["ModuleVersion"]}.nupkg", Path.GetFileName(packed.Package));
        Assert.Equal(ReadManifest()["ModuleVersion"], packed.Describe("version"));
    }

    [Fact]
    public void It_names_the_licence_of_each_assembly_of_others()
    {
        string notices = File.ReadAllText(Path.Combine(packed.ModuleFolder, "THIRD-PARTY-NOTICES.md"));
        string[] others = packed.Files
            .Where(file => file.EndsWith(".dll", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.StartsWith("IonosContainerRegistry", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(others);
        foreach (string name in others) Assert.Matches($@"(?m)^\| {name} \| [0-9.]+ \| (MIT|BSD-3-Clause) \| ", notices);
        Assert.Contains("Permission is hereby granted", notices, StringComparison.Ordinal);
        Assert.Contains("Redistribution and use in source and binary forms", notices, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_checksum_lies_beside_it()
    {
        string checksum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(packed.Package)));

        Assert.Equal($"{checksum}  {Path.GetFileName(packed.Package)}\n", File.ReadAllText(packed.Package + ".sha256"));
    }

    [Theory]
    [InlineData("core/Stray.dll", null)]
    [InlineData(null, "core/Polly.Core.dll")]
    public async Task A_file_too_many_or_too_few_stops_the_packaging(string? added, string? removed)
    {
        string module = packed.NewFolder();
        foreach (string file in packed.Files.Where(file => file is not ("LICENSE" or "THIRD-PARTY-NOTICES.md") && file != removed))
        {
            string target = Path.Combine(module, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(packed.ModuleFolder, file), target);
        }

        if (added is not null) File.WriteAllText(Path.Combine(module, added), "");
        string destination = packed.NewFolder();

        (int code, _, string errors) = await PackedModule.RunAsync(BuildFacts.Packaging, destination, module);

        Assert.Equal(1, code);
        Assert.Contains(added ?? removed!, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(destination));
    }

    private Hashtable ReadManifest()
    {
        ScriptBlockAst script = Parser.ParseFile(Path.Combine(packed.ModuleFolder, "IonosContainerRegistry.psd1"), out _, out ParseError[] errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }
}
