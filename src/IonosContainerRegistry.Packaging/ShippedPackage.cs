using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NuGet.Packaging;

namespace IonosContainerRegistry.Packaging;

/// <summary>A package some of whose assemblies ship in the module.</summary>
/// <param name="Folder">Where NuGet keeps it.</param>
/// <param name="Nuspec">What it says about itself.</param>
internal sealed record ShippedPackage(string Folder, NuspecReader Nuspec)
{
    /// <summary>Finds the package that each assembly came from in what NuGet wrote at the restore.</summary>
    /// <param name="assetsFile">The client's project.assets.json.</param>
    /// <param name="files">The module's files.</param>
    /// <exception cref="PackagingException">An assembly came from nowhere.</exception>
    public static IReadOnlyList<ShippedPackage> Find(string assetsFile, IEnumerable<string> files)
    {
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllText(assetsFile));
        JsonElement root = assets.RootElement;
        string[] caches = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToArray();
        SortedDictionary<string, ShippedPackage> found = [];
        foreach (string file in files)
        {
            string name = Path.GetFileName(file);
            if (!name.EndsWith(".dll") || name.StartsWith("IonosContainerRegistry.")) continue;
            string framework = file.StartsWith("core/") ? "net8.0" : "net472";
            string id = FindPackage(root, framework, name)
                ?? throw new PackagingException($"{file} comes from no package of {framework}.");
            if (!found.ContainsKey(id)) found.Add(id, Open(caches, root.GetProperty("libraries").GetProperty(id).GetProperty("path").GetString()!));
        }

        return [.. found.Values];
    }

    // What a package has is looked up, not what NuGet would copy of it: the client copies one file by itself.
    private static string? FindPackage(JsonElement root, string framework, string assembly)
        => root.GetProperty("targets").GetProperty(framework).EnumerateObject()
            .Select(package => package.Name)
            .FirstOrDefault(id => root.GetProperty("libraries").GetProperty(id).TryGetProperty("files", out JsonElement files)
                && files.EnumerateArray().Any(file => IsLibrary(file.GetString()!, assembly)));

    private static bool IsLibrary(string file, string assembly)
        => file.StartsWith("lib/") && Path.GetFileName(file) == assembly;

    private static ShippedPackage Open(string[] caches, string path)
    {
        string folder = caches.Select(cache => Path.Combine(cache, path)).FirstOrDefault(Directory.Exists)
            ?? throw new PackagingException($"{path} is in none of NuGet's folders; restore first.");
        return new ShippedPackage(folder, new NuspecReader(Directory.GetFiles(folder, "*.nuspec").Single()));
    }
}
