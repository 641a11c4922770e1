using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;

namespace IonosContainerRegistry.Packaging;

/// <summary>The module's manifest, read as PowerShell reads it.</summary>
internal sealed class ModuleManifest
{
    private readonly string _text;
    private readonly HashtableAst _psData;
    private readonly Hashtable _values;
    private readonly Hashtable _psDataValues;

    /// <exception cref="PackagingException">The file is no manifest.</exception>
    public ModuleManifest(string file)
    {
        _text = File.ReadAllText(file);
        ScriptBlockAst script = Parser.ParseInput(_text, out _, out ParseError[] errors);
        if (errors is [var error, ..]) throw new PackagingException($"{file}: {error.Message}");
        _psData = script.FindAll(ast => ast is HashtableAst, searchNestedScriptBlocks: true)
            .Cast<HashtableAst>()
            .SelectMany(table => table.KeyValuePairs)
            .Where(pair => pair.Item1.Extent.Text == "PSData")
            .Select(pair => pair.Item2.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false))
            .OfType<HashtableAst>()
            .SingleOrDefault() ?? throw new PackagingException($"{file} has no PSData.");
        _psDataValues = (Hashtable)_psData.SafeGetValue();
        _values = (Hashtable)script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false).SafeGetValue();
    }

    public string Version => Prerelease.Length > 0 ? $"{Text("ModuleVersion")}-{Prerelease}" : Text("ModuleVersion");

    public string Author => Text("Author");

    public string CompanyName => Text("CompanyName");

    public string Copyright => Text("Copyright");

    public string Description => Text("Description");

    public Uri? ProjectUri => AddressOf("ProjectUri");

    /// <summary>The tags, with those that the Gallery finds modules and their commands by.</summary>
    public string[] Tags
    {
        get
        {
            string[] cmdlets = List(_values, "CmdletsToExport");
            return
            [
                .. List(_psDataValues, "Tags"),
                "PSModule",
                .. List(_values, "CompatiblePSEditions").Select(edition => "PSEdition_" + edition)
                    .Except(List(_psDataValues, "Tags"), StringComparer.OrdinalIgnoreCase),
                "PSIncludes_Cmdlet",
                .. cmdlets.Select(name => "PSCmdlet_" + name),
                .. cmdlets.Select(name => "PSCommand_" + name),
            ];
        }
    }

    private string Prerelease => _psDataValues["Prerelease"] as string ?? "";

    /// <summary>The manifest with release notes put in.</summary>
    public string WithReleaseNotes(string notes)
    {
        if (_psDataValues.ContainsKey("ReleaseNotes"))
            throw new PackagingException("The manifest has release notes; their home is CHANGELOG.md.");

        int end = _psData.Extent.EndOffset - 1;
        string head = _text[..end].TrimEnd();
        string quoted = CodeGeneration.EscapeSingleQuotedStringContent(notes);
        return $"{head}\n            ReleaseNotes = '{quoted}'\n        {_text[end..]}";
    }

    private static string[] List(Hashtable values, string key) => values[key] switch
    {
        string one => [one],
        IEnumerable many => many.Cast<object>().Select(item => item.ToString()!).ToArray(),
        _ => [],
    };

    private string Text(string key)
        => _values[key] as string ?? throw new PackagingException($"The manifest has no {key}.");

    private Uri? AddressOf(string key) => _psDataValues[key] is string address ? new Uri(address) : null;
}
