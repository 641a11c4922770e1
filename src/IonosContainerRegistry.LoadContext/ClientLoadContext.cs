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
    private readonly string _folder;

    /// <summary>Makes the context. Nothing is loaded yet.</summary>
    /// <param name="folder">The folder with the client and its packages.</param>
    public ClientLoadContext(string folder)
        : base("IonosContainerRegistry") => _folder = folder;

    /// <summary>Makes a context and gives the way to load from it.</summary>
    /// <param name="folder">The folder with the client and its packages.</param>
    /// <returns>Loads an assembly of that folder, or null if it has none with that name.</returns>
    public static Func<AssemblyName, Assembly?> Open(string folder)
    {
        ClientLoadContext context = new(NativeFolder(folder) ?? folder);
        return context.Load;
    }

    // The native images are for .NET 10. Earlier runtimes would only compile the same code from larger files.
    private static string? NativeFolder(string folder)
    {
        string images = Path.Combine(folder, RuntimeInformation.RuntimeIdentifier);
        return Environment.Version.Major >= 10 && Directory.Exists(images) ? images : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        // What the folder lacks belongs to the runtime and to PowerShell, which are shared.
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
