using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NuGet.Packaging;

namespace IonosContainerRegistry.Packaging;

/// <summary>Writes down whose work ships in the module, and under which licences.</summary>
internal static class ThirdPartyNotices
{
    private static readonly string[] LicenceNames = ["LICENSE", "LICENSE.txt", "LICENSE.TXT", "LICENSE.md"];
    private static readonly string[] NoticeNames = ["THIRD-PARTY-NOTICES.TXT", "THIRD-PARTY-NOTICES.txt"];

    /// <exception cref="PackagingException">A package has no licence that could be named.</exception>
    public static string Write(IReadOnlyList<ShippedPackage> packages)
    {
        StringBuilder text = new();
        text.Append("# Third-party notices\n\nThis module contains the following packages.\n\n");
        text.Append("| package | version | licence | copyright |\n|---|---|---|---|\n");
        foreach (NuspecReader nuspec in packages.Select(package => package.Nuspec))
            text.Append($"| {nuspec.GetId()} | {nuspec.GetVersion()} | {NameLicence(nuspec)} | {nuspec.GetCopyright()} |\n");

        text.Append("\n## Licences\n");
        AppendEach(text, packages, package => FindText(package.Folder, LicenceNames) ?? StandardText(package.Nuspec));
        text.Append("\n## What the packages contain themselves\n");
        AppendEach(text, packages, package => FindText(package.Folder, NoticeNames));
        return text.ToString();
    }

    private static string NameLicence(NuspecReader nuspec)
        => nuspec.GetLicenseMetadata() is { Type: LicenseType.Expression } licence ? licence.License
            : nuspec.GetLicenseUrl() is { Length: > 0 } address ? address
            : throw new PackagingException($"{nuspec.GetId()} names no licence.");

    /// <summary>Text that several packages share is written once.</summary>
    private static void AppendEach(
        StringBuilder text, IReadOnlyList<ShippedPackage> packages, Func<ShippedPackage, string?> textOf)
    {
        foreach (IGrouping<string?, ShippedPackage> same in packages.GroupBy(textOf).Where(group => group.Key is not null))
        {
            string names = string.Join(", ", same.Select(package => $"{package.Nuspec.GetId()} {package.Nuspec.GetVersion()}"));
            text.Append($"\n### {names}\n\n~~~text\n{same.Key}\n~~~\n");
        }
    }

    private static string? FindText(string folder, string[] names)
        => names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } file
            ? File.ReadAllText(file).Replace("\r\n", "\n").Trim()
            : null;

    /// <summary>For packages that name the MIT licence and don't bring its text.</summary>
    private static string StandardText(NuspecReader nuspec)
    {
        if (NameLicence(nuspec) != "MIT")
            throw new PackagingException($"{nuspec.GetId()} brings no text of its licence, {NameLicence(nuspec)}.");

        using Stream resource = typeof(ThirdPartyNotices).Assembly.GetManifestResourceStream("MIT.txt")!;
        using StreamReader reader = new(resource);
        string[] parts = reader.ReadToEnd().Replace("\r\n", "\n").Trim().Split("\n\n", 2);
        return $"{parts[0]}\n\n{nuspec.GetCopyright()}\n\n{parts[1]}";
    }
}
