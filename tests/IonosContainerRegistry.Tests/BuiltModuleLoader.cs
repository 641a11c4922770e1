using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using IonosContainerRegistry.Sandbox;

namespace IonosContainerRegistry.Tests;

/// <summary>Makes tests and sessions share one cmdlet assembly, that of the built module.</summary>
internal static class BuiltModuleLoader
{
    internal static string Folder => Path.GetDirectoryName(BuiltModule.Manifest)!;

    [ModuleInitializer]
    internal static void Load() =>
        AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(Folder, "IonosContainerRegistry.dll"));
}
