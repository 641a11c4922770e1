using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using IonosContainerRegistry.Sandbox;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>A cmdlet's page in docs/en-US: the sections and the examples as they were written.</summary>
internal sealed class HelpPage
{
    private static readonly Regex Example = new(
        @"^### Example (?<number>\d+): (?<title>.+)\n```powershell\n(?<code>[^`]*(?:`[^`]+)*?)\n```\n"
            + @"(?<remarks>(?:(?!^#).*\n)*)",
        RegexOptions.Multiline);

    private readonly string _text;

    private HelpPage(string command)
    {
        Command = command;
        _text = File.ReadAllText(Path.Combine(Folder, command + ".md")).ReplaceLineEndings("\n");
        Examples = Example.Matches(Section("EXAMPLES"))
            .Select(match => new HelpExample(
                command, match.Groups["title"].Value, match.Groups["code"].Value, match.Groups["remarks"].Value))
            .ToList();
    }

    /// <summary>The names of all cmdlets that the module has, with a page or without.</summary>
    public static IEnumerable<string> Commands => typeof(RegistryToken).Assembly.GetExportedTypes()
        .Select(type => type.GetCustomAttribute<CmdletAttribute>())
        .OfType<CmdletAttribute>()
        .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
        .Order(StringComparer.Ordinal);

    public string Command { get; }

    public IReadOnlyList<HelpExample> Examples { get; }

    private static string Folder
    {
        get
        {
            DirectoryInfo output = Directory.GetParent(BuiltModule.Manifest)!;
            return Path.Combine(output.Parent!.Parent!.FullName, "docs", "en-US");
        }
    }

    public static HelpPage Of(string command) => new(command);

    /// <summary>The text of a guide in docs.</summary>
    public static string ReadGuide(string name)
        => File.ReadAllText(Path.Combine(Folder, "..", name)).ReplaceLineEndings("\n");

    /// <summary>The text under a heading of the second level.</summary>
    public string Section(string heading) => Between($"\n## {heading}\n", "\n## ");

    /// <summary>The text of a parameter, without the block of its properties.</summary>
    public string Parameter(string name) => Between($"\n### -{name}\n", "\n```yaml");

    private string Between(string start, string end)
    {
        int from = _text.IndexOf(start, StringComparison.Ordinal);
        if (from < 0) throw new InvalidDataException($"{Command}.md has no '{start.Trim()}'.");
        from += start.Length;
        int to = _text.IndexOf(end, from, StringComparison.Ordinal);
        return to < 0 ? _text[from..] : _text[from..(to + 1)];
    }
}
