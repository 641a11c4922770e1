using System;
using System.IO;

namespace IonosContainerRegistry.Sandbox;

/// <summary>Finds the module that <c>dotnet build</c> lays out.</summary>
public static class BuiltModule
{
    private const string Solution = "IonosRegistry.sln";

    /// <summary>The path of the built module's manifest.</summary>
    /// <exception cref="ModuleNotBuiltException">There is none.</exception>
    public static string Manifest => Find();

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
            folder = folder.Parent;

        if (folder is null)
            throw new ModuleNotBuiltException($"No folder above {AppContext.BaseDirectory} holds {Solution}.");
        string manifest = Path.Combine(
            folder.FullName, "out", "IonosContainerRegistry", "IonosContainerRegistry.psd1");
        return File.Exists(manifest)
            ? manifest
            : throw new ModuleNotBuiltException($"{manifest} doesn't exist: run 'dotnet build' first.");
    }
}
