using System;
using System.Collections.Generic;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>
/// A mapping of the file, read field by field. A missing field is null, and no exception quotes a value.
/// </summary>
internal sealed class YamlSection
{
    private readonly YamlMappingNode? _mapping;

    /// <exception cref="ConfigurationException">It isn't a mapping.</exception>
    public YamlSection(ConfigurationPlace place, YamlNode? node)
    {
        Place = place with { Line = node?.Start.Line };
        if (IsNull(node)) return;
        _mapping = node as YamlMappingNode ?? throw Fault(ConfigurationProblem.NotMapping);
    }

    public ConfigurationPlace Place { get; }

    /// <summary>The same mapping, with another description of its place.</summary>
    public YamlSection At(ConfigurationPlace place) => new(place, _mapping);

    /// <summary>Warns of the fields that have no effect.</summary>
    /// <param name="known">The fields that can have one.</param>
    public IEnumerable<ConfigurationWarning> FindUnknown(params string[] known)
    {
        foreach (YamlNode key in _mapping?.Children.Keys ?? [])
        {
            string name = (key as YamlScalarNode)?.Value ?? "?";
            if (known.Contains(name)) continue;
            ConfigurationPlace place = Place with { Line = key.Start.Line };
            yield return new ConfigurationWarning(ConfigurationWarningKind.UnknownSetting, place) { Setting = name };
        }
    }

    /// <exception cref="ConfigurationException">The field isn't a string.</exception>
    public string? Text(string field)
    {
        YamlNode? node = Find(field);
        if (IsNull(node)) return null;
        if (node is not YamlScalarNode scalar) throw Fault(ConfigurationProblem.NotString, field);
        return string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value;
    }

    /// <exception cref="ConfigurationException">The field is neither true nor false.</exception>
    public bool? Flag(string field) => Text(field)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" => false,
        _ => throw Fault(ConfigurationProblem.NotBoolean, field),
    };

    /// <exception cref="ConfigurationException">The field isn't a mapping.</exception>
    public YamlSection Section(string field) => new(Below(field), Find(field));

    /// <exception cref="ConfigurationException">The field isn't a list of mappings.</exception>
    public IReadOnlyList<YamlSection> List(string field)
    {
        YamlNode? node = Find(field);
        if (IsNull(node)) return [];
        if (node is not YamlSequenceNode list) throw Fault(ConfigurationProblem.NotList, field);
        return list.Children.Select((item, index) => new YamlSection(Below($"{field}[{index}]"), item)).ToList();
    }

    /// <param name="problem">What is wrong.</param>
    /// <param name="field">The field that is wrong, or null for the mapping itself.</param>
    /// <param name="cause">Why the value can't be used. Its message must not quote the value.</param>
    public ConfigurationException Fault(ConfigurationProblem problem, string? field = null, Exception? cause = null)
    {
        long? line = field is null ? null : Find(field)?.Start.Line;
        return new(problem, line is null ? Place : Place with { Line = line }, cause) { Field = field };
    }

    private static bool IsNull(YamlNode? node) => node is null
        or YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    private YamlNode? Find(string field)
        => _mapping?.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode key && key.Value == field).Value;

    private ConfigurationPlace Below(string section)
        => Place with { Section = Place.Section is null ? section : $"{Place.Section}.{section}" };
}
