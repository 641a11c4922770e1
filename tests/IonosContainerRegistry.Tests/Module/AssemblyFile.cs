using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace IonosContainerRegistry.Tests.Module;

/// <summary>The metadata of an assembly, read without loading it.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _file;

    internal AssemblyFile(string path)
    {
        Path = path;
        _file = new PEReader(File.OpenRead(path));
        Reader = _file.GetMetadataReader();
    }

    internal string Path { get; }

    internal MetadataReader Reader { get; }

    internal string Name => Reader.GetString(Reader.GetAssemblyDefinition().Name);

    /// <summary>Which compilation it is of.</summary>
    internal Guid ModuleVersionId => Reader.GetGuid(Reader.GetModuleDefinition().Mvid);

    internal bool HasNativeCode => _file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;

    internal Version Version => Reader.GetAssemblyDefinition().Version;

    internal IEnumerable<(string Name, Version Version)> References => Reader.AssemblyReferences
        .Select(Reader.GetAssemblyReference)
        .Select(reference => (Reader.GetString(reference.Name), reference.Version));

    public void Dispose() => _file.Dispose();

    /// <summary>All assemblies of a folder of the built module.</summary>
    internal static AssemblyFile[] ReadFolder(string folder) =>
    [
        .. Directory.GetFiles(System.IO.Path.Combine(BuiltModuleLoader.Folder, folder), "*.dll")
            .Order(StringComparer.Ordinal).Select(path => new AssemblyFile(path)),
    ];
}
