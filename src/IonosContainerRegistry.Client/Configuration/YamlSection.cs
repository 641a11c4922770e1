using System;
using System.Collections.Generic;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IonosContainerRegistry.Client.Configuration;

/// <summary>
/// A mapping of the file, read field by field. A missing field is null, and no message quotes a value.
/// </summary>
internal sealed class YamlSection
{
    private readonly string _where;
    private readonly YamlMappingNode? _mapping;

    /// <exception cref="ConfigurationException">It isn't a mapping.</exception>
    public YamlSection(string where, YamlNode? node)
    {
        _where = where;
        if (IsNull(node)) return;
        _mapping = node as YamlMappingNode ?? throw Fault("fields with values are expected", node!);
    }

    private YamlSection(string where, YamlMappingNode? mapping)
    {
        _where = where;
        _mapping = mapping;
    }

    /// <summary>The same mapping under another name.</summary>
    public YamlSection At(string where) => new(where, _mapping);

    public IEnumerable<string> UnknownFields(params string[] known)
        => _mapping is null
            ? []
            : _mapping.Children.Keys.Select(key => (key as YamlScalarNode)?.Value ?? "?")
                .Where(name => !known.Contains(name));

    /// <exception cref="ConfigurationException">The field isn't text.</exception>
    public string? Text(string field)
    {
        YamlNode? node = Find(field);
        if (IsNull(node)) return null;
        if (node is not YamlScalarNode scalar) throw Fault($"'{field}' must be text", node!);
        return string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value;
    }

    /// <exception cref="ConfigurationException">The field is neither true nor false.</exception>
    public bool? Flag(string field) => Text(field)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "YES" or "ON" => true,
        "FALSE" or "NO" or "OFF" => false,
        _ => throw Fault($"'{field}' must be true or false", Find(field)!),
    };

    /// <exception cref="ConfigurationException">The field isn't a mapping.</exception>
    public YamlSection Section(string field) => new($"{_where}, {field}", Find(field));

    /// <exception cref="ConfigurationException">The field isn't a list of mappings.</exception>
    public IReadOnlyList<YamlSection> List(string field)
    {
        YamlNode? node = Find(field);
        if (IsNull(node)) return [];
        if (node is not YamlSequenceNode list) throw Fault($"'{field}' must be a list", node!);
        return list.Children.Select((item, index) => new YamlSection($"{_where}, {field}[{index}]", item)).ToList();
    }

    private static bool IsNull(YamlNode? node) => node is null
        or YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    private YamlNode? Find(string field)
        => _mapping?.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode key && key.Value == field).Value;

    private ConfigurationException Fault(string rule, YamlNode node)
        => new(ConfigurationProblem.InvalidField, $"{_where}, line {node.Start.Line}: {rule}.");
}
