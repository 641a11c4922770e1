using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace IonosContainerRegistry.LoadContext;

/// <summary>
/// Holds the client and its packages, so that no other module sees them and no version of another module's gets in.
/// </summary>
public sealed class ClientLoadContext : AssemblyLoadContext
{
    // What is compiled ahead is for this runtime and later; an earlier one would refuse it and compile it again.
    private const int FirstRuntime = 10;

    private readonly string _folder;
    private readonly string? _compiledAhead;

    /// <summary>Makes the context; nothing is loaded yet.</summary>
    /// <param name="folder">The folder with the client and its packages.</param>
    public ClientLoadContext(string folder)
        : base("IonosContainerRegistry")
    {
        _folder = folder;
        if (Environment.Version.Major >= FirstRuntime && RuntimeInformation.ProcessArchitecture == Architecture.X64)
            _compiledAhead = OperatingSystem.IsWindows() ? Path.Combine(folder, "win-x64") : OperatingSystem.IsLinux() ? Path.Combine(folder, "linux-x64") : null;
    }

    /// <summary>Makes a context and gives the way to load from it.</summary>
    /// <param name="folder">The folder with the client and its packages.</param>
    /// <returns>Loads an assembly of that folder; null where it has none of that name.</returns>
    public static Func<AssemblyName, Assembly?> Open(string folder)
    {
        ClientLoadContext context = new(folder);
        return context.Load;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = assemblyName.Name + ".dll";
        if (_compiledAhead is not null && Path.Combine(_compiledAhead, file) is var compiled && File.Exists(compiled))
            return LoadFromAssemblyPath(compiled);

        string path = Path.Combine(_folder, file);
        // What the folder lacks belongs to the runtime and to PowerShell, which are shared.
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
