using System;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace IonosContainerRegistry.Tests.Module;

/// <summary>Whether .NET Framework 4.7.2 and desktop/ have what the assemblies of Windows PowerShell use.</summary>
public sealed class DesktopMembersTests : IDisposable
{
    private readonly DefaultAssemblyResolver _resolver = new();

    public DesktopMembersTests()
    {
        // The resolver looks beside the test first, where assemblies of another framework are.
        foreach (string folder in _resolver.GetSearchDirectories()) _resolver.RemoveSearchDirectory(folder);
        _resolver.AddSearchDirectory(BuildFacts.DesktopFramework);
        _resolver.AddSearchDirectory(Path.Combine(BuildFacts.DesktopFramework, "Facades"));
        _resolver.AddSearchDirectory(BuildFacts.PowerShellStandard);
        _resolver.AddSearchDirectory(Path.Combine(BuiltModuleLoader.Folder, "desktop"));
    }

    public static TheoryData<string> Assemblies =>
    [
        "IonosContainerRegistry.dll",
        .. Directory.GetFiles(Path.Combine(BuiltModuleLoader.Folder, "desktop"), "*.dll")
            .Select(path => Path.GetRelativePath(BuiltModuleLoader.Folder, path)),
    ];

    public void Dispose() => _resolver.Dispose();

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_type_and_member_that_an_assembly_uses_exists(string file)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(
            Path.Combine(BuiltModuleLoader.Folder, file), new ReaderParameters { AssemblyResolver = _resolver });

        string[] missing =
        [
            .. module.GetTypeReferences().Where(type => type.Resolve() is null).Select(type => type.FullName),
            .. module.GetMemberReferences()
                .Where(member => member.DeclaringType is not ArrayType && member.Resolve() is null)
                .Select(member => member.FullName),
        ];
        Assert.NotEmpty(module.GetTypeReferences());
        Assert.Equal("", string.Join(Environment.NewLine, missing));
    }
}
