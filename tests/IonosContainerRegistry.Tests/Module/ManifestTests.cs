using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using IonosContainerRegistry.Sandbox;
using Xunit;

namespace IonosContainerRegistry.Tests.Module;

public sealed class ManifestTests
{
    private static readonly Hashtable Manifest = Read();

    [Fact]
    public void Exports_every_cmdlet_of_the_assembly_by_name_and_nothing_else()
    {
        string[] cmdlets =
        [
            .. typeof(RegistryToken).Assembly.GetExportedTypes()
                .Select(type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>()
                .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").Order(StringComparer.Ordinal),
        ];

        Assert.Contains("Get-RegistryToken", cmdlets);
        Assert.Equal(cmdlets, Strings("CmdletsToExport").Order(StringComparer.Ordinal));
        Assert.Empty(Strings("FunctionsToExport"));
        Assert.Empty(Strings("AliasesToExport"));
        Assert.Empty(Strings("VariablesToExport"));
    }

    [Theory]
    [InlineData("IonosContainerRegistry.dll")]
    [InlineData("core/IonosContainerRegistry.Client.dll")]
    [InlineData("core/IonosContainerRegistry.LoadContext.dll")]
    [InlineData("desktop/IonosContainerRegistry.Client.dll")]
    public void Its_version_is_that_of_the_assemblies(string file)
    {
        Version version = AssemblyName.GetAssemblyName(Path.Combine(BuiltModuleLoader.Folder, file)).Version!;

        Assert.Equal((string)Manifest["ModuleVersion"]!, version.ToString(3));
    }

    [Fact]
    public void Contains_only_files_that_exist()
    {
        string[] files = [(string)Manifest["RootModule"]!, .. Strings("FormatsToProcess")];

        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(BuiltModuleLoader.Folder, file)), file));
    }

    [Fact]
    public void Supports_both_editions()
    {
        Assert.Equal(["Core", "Desktop"], Strings("CompatiblePSEditions"));
        Assert.Equal("5.1", Manifest["PowerShellVersion"]);
    }

    private static string[] Strings(string key) => Manifest[key] switch
    {
        string one => [one],
        object[] many => [.. many.Cast<string>()],
        _ => throw new InvalidDataException($"{key} is missing in the manifest."),
    };

    private static Hashtable Read()
    {
        ScriptBlockAst script = Parser.ParseFile(BuiltModule.Manifest, out _, out ParseError[] errors);
        Assert.Empty(errors);
        return (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }
}
