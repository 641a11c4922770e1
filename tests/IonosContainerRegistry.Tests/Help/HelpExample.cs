using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Language;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>An example of a cmdlet's page.</summary>
internal sealed record HelpExample(string Command, string Title, string Code, string Remarks)
{
    /// <summary>The names of the commands that the example calls.</summary>
    public IReadOnlyList<string> Calls => Parse()
        .FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
        .Select(node => ((CommandAst)node).GetCommandName())
        .OfType<string>()
        .ToList();

    /// <summary>Whether it needs a program on the PATH, or a file that an environment variable names.</summary>
    public bool IsProcessWide => Command == "Connect-ContainerRegistry" || Gives("ProfileName");

    /// <summary>Whether a parameter of that name is given to any command.</summary>
    public bool Gives(string parameter) => Parse().Find(
        node => node is CommandParameterAst given && given.ParameterName == parameter,
        searchNestedScriptBlocks: true) is not null;

    private ScriptBlockAst Parse() => Parser.ParseInput(Code, out _, out _);
}
