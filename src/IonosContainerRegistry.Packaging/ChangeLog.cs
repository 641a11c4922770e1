using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace IonosContainerRegistry.Packaging;

/// <summary>Reads CHANGELOG.md, which follows Keep a Changelog.</summary>
internal static class ChangeLog
{
    private static readonly Regex Heading = new(@"^## \[(?<version>[^\]]+)\]", RegexOptions.Multiline);

    /// <summary>What the newest entry says, which must be this version's or be still unreleased.</summary>
    /// <exception cref="PackagingException">It is another version's, or says nothing.</exception>
    public static string ReadTopEntry(string file, string version)
    {
        string text = File.ReadAllText(file).Replace("\r\n", "\n");
        Match[] headings = Heading.Matches(text).Take(2).ToArray();
        if (headings.Length == 0) throw new PackagingException($"{file} has no entry.");

        string top = headings[0].Groups["version"].Value;
        if (top != version && top != "Unreleased")
            throw new PackagingException($"The newest entry of {file} is for {top}, the manifest says {version}.");

        int begin = text.IndexOf('\n', headings[0].Index) + 1;
        string entry = text[begin..(headings.Length > 1 ? headings[1].Index : text.Length)].Trim();
        return entry.Length > 0 ? entry : throw new PackagingException($"The newest entry of {file} says nothing.");
    }
}
