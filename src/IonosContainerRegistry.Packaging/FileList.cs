using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace IonosContainerRegistry.Packaging;

/// <summary>The files that may ship: paths in the module's folder, with slashes, one a line.</summary>
internal static class FileList
{
    /// <exception cref="PackagingException">The folder holds other files than the list.</exception>
    public static IReadOnlyList<string> Check(string listFile, string folder)
    {
        string[] listed = File.ReadAllLines(listFile).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        string[] present = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .ToArray();
        string[] missing = listed.Except(present, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        string[] unlisted = present.Except(listed, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (missing.Length + unlisted.Length == 0) return listed;

        throw new PackagingException(
            $"{folder} is not what {Path.GetFileName(listFile)} says."
            + Tell("Missing", missing)
            + Tell("Not on the list (new, or left by an older build: then delete the folder and build again)", unlisted));
    }

    private static string Tell(string what, string[] files)
        => files.Length == 0 ? "" : $"\n{what}:\n  {string.Join("\n  ", files)}";
}
