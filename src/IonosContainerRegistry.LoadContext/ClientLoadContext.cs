using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace IonosContainerRegistry.LoadContext;

/// <summary>
/// Holds the client and its packages, so that no other module sees them and no version of another module's gets in.
/// </summary>
public sealed class ClientLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    /// <summary>Makes the context; nothing is loaded yet.</summary>
    /// <param name="folder">The folder with the client and its packages.</param>
    public ClientLoadContext(string folder)
        : base("IonosContainerRegistry") => _folder = folder;

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
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        // What the folder lacks belongs to the runtime and to PowerShell, which are shared.
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
