using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using NuGet.Packaging;
using NuGet.Versioning;

namespace IonosContainerRegistry.Packaging;

/// <summary>The package of the module, as the PowerShell Gallery takes it.</summary>
internal static class ModulePackage
{
    private const string Id = "IonosContainerRegistry";
    private const string Manifest = Id + ".psd1";

    /// <summary>Packs a built module; returns the package's path. Its checksum lies beside it.</summary>
    /// <exception cref="PackagingException">The module is not as it must be.</exception>
    public static string Make(string repository, string module, string destination)
    {
        if (!File.Exists(Path.Combine(module, Manifest))) throw new PackagingException($"{module} doesn't exist: run 'dotnet build' first.");

        IReadOnlyList<string> files = FileList.Check(Path.Combine(repository, "src", "IonosContainerRegistry.Packaging", "PackageFiles.txt"), module);
        ModuleManifest manifest = new(Path.Combine(module, Manifest));
        string notes = ChangeLog.ReadTopEntry(Path.Combine(repository, "CHANGELOG.md"), manifest.Version);
        IReadOnlyList<ShippedPackage> packages =
            ShippedPackage.Find(Path.Combine(repository, "src", "IonosContainerRegistry.Client", "obj", "project.assets.json"), files);

        PackageBuilder builder = Describe(manifest, notes);
        foreach (string file in files.Where(file => file != Manifest))
            builder.Files.Add(new PhysicalPackageFile { SourcePath = Path.Combine(module, file), TargetPath = file });
        builder.Files.Add(new PhysicalPackageFile { SourcePath = Path.Combine(repository, "LICENSE"), TargetPath = "LICENSE" });
        builder.Files.Add(FromText(Manifest, manifest.WithReleaseNotes(notes)));
        builder.Files.Add(FromText("THIRD-PARTY-NOTICES.md", ThirdPartyNotices.Write(packages)));

        Directory.CreateDirectory(destination);
        string path = Path.Combine(destination, $"{Id}.{builder.Version}.nupkg");
        using (FileStream stream = File.Create(path)) builder.Save(stream);
        string checksum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        File.WriteAllText(path + ".sha256", $"{checksum}  {Path.GetFileName(path)}\n");
        return path;
    }

    private static PackageBuilder Describe(ModuleManifest manifest, string notes)
    {
        PackageBuilder builder = new(deterministic: true)
        {
            Id = Id,
            Version = NuGetVersion.Parse(manifest.Version),
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            ReleaseNotes = notes,
            LicenseUrl = new Uri("https://opensource.org/license/mit"),
            ProjectUrl = manifest.ProjectUri,
        };
        builder.Authors.Add(manifest.Author);
        builder.Owners.Add(manifest.CompanyName);
        builder.Tags.AddRange(manifest.Tags);
        return builder;
    }

    private static PhysicalPackageFile FromText(string path, string text)
        => new(new MemoryStream(Encoding.UTF8.GetBytes(text))) { TargetPath = path };
}
