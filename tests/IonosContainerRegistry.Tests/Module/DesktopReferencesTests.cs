using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Xml.Linq;
using Xunit;
using Xunit.Abstractions;

namespace IonosContainerRegistry.Tests.Module;

public sealed class DesktopReferencesTests(ITestOutputHelper output) : IDisposable
{
    private static readonly AssemblyIdentity[] Framework = ReadFramework();

    private readonly AssemblyFile _cmdlets = new(Path.Combine(BuiltModuleLoader.Folder, "IonosContainerRegistry.dll"));
    private readonly AssemblyFile[] _desktop = AssemblyFile.ReadFolder("desktop");

    public void Dispose()
    {
        _cmdlets.Dispose();
        Array.ForEach(_desktop, assembly => assembly.Dispose());
    }

    [Fact]
    public void Every_reference_is_resolved_by_a_file_or_the_framework()
    {
        IReadOnlyList<DesktopReference> references = new DesktopClosure(_cmdlets, _desktop, Framework).References;

        foreach (string line in references.Select(reference => reference.ToString()).Order(StringComparer.Ordinal))
            output.WriteLine(line);
        Assert.Contains(references, reference => reference.From == "System.Text.Json");
        Assert.DoesNotContain(references, reference => reference.Rule == BindingRule.None);
    }

    [Fact]
    public void Only_these_references_need_the_resolver()
        => Assert.Equal(
            [
                "Microsoft.Bcl.TimeProvider -> Microsoft.Bcl.AsyncInterfaces 8.0.0.0",
                "Microsoft.Bcl.TimeProvider -> System.Threading.Tasks.Extensions 4.2.0.1",
                "Polly.Core -> Microsoft.Bcl.AsyncInterfaces 6.0.0.0",
                "Polly.Core -> Microsoft.Bcl.TimeProvider 8.0.0.0",
                "Polly.Core -> System.Runtime.CompilerServices.Unsafe 4.0.4.1",
                "Polly.Core -> System.Threading.Tasks.Extensions 4.2.0.1",
            ],
            new DesktopClosure(_cmdlets, _desktop, Framework).References
                .Where(reference => reference.Rule == BindingRule.Resolver)
                .Select(reference => $"{reference.From} -> {reference.Wanted}")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_file_of_desktop_is_needed()
    {
        string[] needless =
        [
            .. from file in _desktop
               let closure = new DesktopClosure(_cmdlets, _desktop.Where(other => other != file), Framework)
               where closure.References.All(reference => reference.Rule != BindingRule.None)
               select file.Name,
        ];

        Assert.Empty(needless);
    }

    /// <summary>The runtime may prefer its own, so both must lead to the same types.</summary>
    [Fact]
    public void A_file_that_the_framework_also_has_only_forwards_types()
    {
        AssemblyFile[] both = [.. _desktop.Where(file => Framework.Any(assembly => assembly.Name == file.Name))];

        Assert.Equal(["System.ValueTuple"], both.Select(file => file.Name));
        foreach (MetadataReader reader in both.Select(file => file.Reader))
        {
            Assert.NotEmpty(reader.ExportedTypes);
            Assert.All(reader.ExportedTypes, handle => Assert.True(reader.GetExportedType(handle).IsForwarder));
            Assert.DoesNotContain(
                reader.TypeDefinitions,
                handle => reader.GetTypeDefinition(handle).Attributes.HasFlag(TypeAttributes.Public));
            AssemblyReferenceHandle reference = Assert.Single(reader.AssemblyReferences);
            Assert.Equal("mscorlib", reader.GetString(reader.GetAssemblyReference(reference).Name));
        }
    }

    /// <summary>The assemblies and facades of .NET Framework 4.7.2, as its reference assemblies list them.</summary>
    private static AssemblyIdentity[] ReadFramework()
    {
        XDocument list = XDocument.Load(Path.Combine(BuildFacts.DesktopFramework, "RedistList", "FrameworkList.xml"));
        return
        [
            .. from file in list.Root!.Elements("File")
               where (string?)file.Attribute("InGac") == "true"
               select new AssemblyIdentity(
                   (string)file.Attribute("AssemblyName")!,
                   Version.Parse((string)file.Attribute("Version")!),
                   (string)file.Attribute("PublicKeyToken")!),
        ];
    }
}
