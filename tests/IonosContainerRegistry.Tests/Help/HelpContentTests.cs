using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using Xunit;

namespace IonosContainerRegistry.Tests.Help;

/// <summary>The output of Get-Help for the built module.</summary>
public sealed class HelpContentTests : IDisposable
{
    private readonly ShellSession _session = new();

    public HelpContentTests() => _session.ImportModule();

    public static TheoryData<string> Commands => new(HelpPage.Commands);

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_part_of_the_help_is_written(string command)
    {
        PSObject help = Help(command);

        List<(string Part, string Text)> parts =
        [
            ("synopsis", Text(help, "Synopsis")),
            ("description", Text(help, "description")),
            ("notes", Text(help, "alertSet", "alert")),
            .. Items(help, "parameters", "parameter").Select(p => ("-" + Text(p, "name"), Text(p, "description"))),
            .. Items(help, "examples", "example").Select(e => (Text(e, "title"), Text(e, "remarks"))),
            .. Items(help, "inputTypes", "inputType")
                .Select(i => ("input " + Text(i, "type", "name"), Text(i, "description"))),
            .. Items(help, "returnValues", "returnValue")
                .Select(o => ("output " + Text(o, "type", "name"), Text(o, "description"))),
        ];

        Assert.True(Items(help, "examples", "example").Count >= 3, "There are fewer than three examples.");
        Assert.NotEmpty(Items(help, "inputTypes", "inputType"));
        Assert.NotEmpty(Items(help, "returnValues", "returnValue"));
        Assert.NotEmpty(Items(help, "relatedLinks", "navigationLink"));
        Assert.All(parts, part =>
        {
            Assert.True(part.Text.Length > 10, $"{part.Part} says: '{part.Text}'");
            Assert.Matches(@"[.!:]\z", part.Text);
            Assert.DoesNotContain("{{", part.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("**", part.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Parameters_in_help_are_those_of_the_code_in_each_set(string command)
    {
        PSObject help = Help(command);
        var code = (CmdletInfo)_session.Run($"Get-Command {command}").Output.Single().BaseObject;
        List<string> expected = code.ParameterSets.Select(set => Join(Shown(set).Select(Describe))).ToList();
        List<string> actual =
            Items(help, "syntax", "syntaxItem").Select(set => Join(Items(set, "parameter").Select(Describe))).ToList();
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

        IEnumerable<string> all = code.ParameterSets.SelectMany(Shown).Select(parameter => parameter.Name).Distinct();
        Assert.Equal(
            all.Order(StringComparer.Ordinal),
            Items(help, "parameters", "parameter").Select(parameter => Text(parameter, "name"))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_matches_the_page(string command)
    {
        PSObject help = Help(command);
        HelpPage page = HelpPage.Of(command);

        Assert.Equal(Flat(page.Section("SYNOPSIS")), Text(help, "Synopsis"));
        Assert.Equal(Flat(page.Section("DESCRIPTION")), Text(help, "description"));
        Assert.Equal(Flat(page.Section("NOTES")), Text(help, "alertSet", "alert"));
        Assert.All(
            Items(help, "parameters", "parameter"),
            parameter => Assert.Equal(Flat(page.Parameter(Text(parameter, "name"))), Text(parameter, "description")));
        Assert.Equal(
            page.Examples.Select(example => (Flat(example.Title), Flat(example.Code), Flat(example.Remarks))),
            Items(help, "examples", "example").Select(example => (
                Regex.Replace(Text(example, "title").Trim('-', ' '), @"\AExample \d+: ", ""),
                Text(example, "code"),
                Text(example, "remarks"))));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Get_Help_Online_opens_the_page_of_the_cmdlet(string command)
    {
        string address = (string)_session.Run($"(Get-Command {command}).HelpUri").Output.Single().BaseObject;

        Assert.EndsWith(
            $"/docs/en-US/{command}.md", new Uri(address, UriKind.Absolute).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public void The_about_topic_is_found_and_names_every_command()
    {
        string topic = (string)_session.Run("Get-Help about_IonosContainerRegistry").Output.Single().BaseObject;
        Assert.All(HelpPage.Commands, command => Assert.Contains(command, topic, StringComparison.Ordinal));
        Assert.All(topic.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Fact]
    public void The_history_handler_of_the_about_topic_matches_the_guide()
    {
        string topic = (string)_session.Run("Get-Help about_IonosContainerRegistry").Output.Single().BaseObject;
        string guide = HelpPage.ReadGuide("security.md");
        Match handler = Regex.Match(guide, @"```powershell\n(?<code>[^`]+-AddToHistoryHandler[^`]+)\n```");

        Assert.True(handler.Success);
        Assert.Contains(Flat(handler.Groups["code"].Value), Flat(topic), StringComparison.Ordinal);
    }

    private static IEnumerable<CommandParameterInfo> Shown(CommandParameterSetInfo set) => set.Parameters
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
        .Where(parameter => !parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow));

    private static string Describe(CommandParameterInfo parameter)
    {
        string[] ways =
        [
            .. parameter.ValueFromPipelineByPropertyName ? ["ByPropertyName"] : Array.Empty<string>(),
            .. parameter.ValueFromPipeline ? ["ByValue"] : Array.Empty<string>(),
        ];
        return Describe(
            parameter.Name,
            parameter.ParameterType == typeof(SwitchParameter) ? "" : ShownType(parameter.ParameterType).Name,
            parameter.IsMandatory,
            parameter.Position < 0 ? "named" : $"{parameter.Position}",
            ways.Length == 0 ? "False" : $"True ({string.Join(", ", ways)})",
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
    }

    // PowerShell shows a nullable type as what it contains.
    private static Type ShownType(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static string Describe(PSObject parameter) => Describe(
        Text(parameter, "name"),
        Text(parameter, "parameterValue"),
        bool.Parse(Text(parameter, "required")),
        Text(parameter, "position"),
        Text(parameter, "pipelineInput"),
        bool.Parse(Text(parameter, "globbing")),
        Text(parameter, "aliases"));

    private static string Describe(
        string name, string type, bool required, string position, string pipeline, bool wildcards, string aliases)
        => $"-{name} <{type}> required {required}, position {position}, pipeline {pipeline}, "
            + $"wildcards {wildcards}, aliases {aliases}";

    private static string Join(IEnumerable<string> parameters)
        => string.Join("\n", parameters.Order(StringComparer.Ordinal));

    private static List<PSObject> Items(PSObject from, params string[] path)
    {
        object? found = Find(from, path);
        return found switch
        {
            null => [],
            IEnumerable list and not string => list.Cast<object>().Select(PSObject.AsPSObject).ToList(),
            _ => [PSObject.AsPSObject(found)],
        };
    }

    private static string Text(PSObject from, params string[] path) => Flat(string.Join(
        "\n\n",
        Items(from, path).Select(item => item.Properties["Text"]?.Value ?? item.BaseObject)
            .Select(value => $"{value}")));

    private static object? Find(PSObject from, string[] path)
    {
        object? value = from;
        foreach (string name in path) value = value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
        return value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
    }

    private static string Flat(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    private PSObject Help(string command) => _session.Run($"Get-Help {command} -Full").Output.Single();
}
