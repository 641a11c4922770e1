using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>Changes responses at a place, named as JSON paths are, such as <c>items[0].properties.name</c>.</summary>
internal static class JsonText
{
    /// <summary>Puts a value in a place.</summary>
    public static string Set(string json, string place, JsonNode? value)
    {
        JsonNode root = JsonNode.Parse(json)!;
        (JsonNode parent, string last) = ParentOf(root, place);
        if (last.StartsWith('[')) parent[Index(last)] = value;
        else parent[last] = value;
        return root.ToJsonString();
    }

    /// <summary>Takes a field out.</summary>
    public static string Remove(string json, string place)
    {
        JsonNode root = JsonNode.Parse(json)!;
        (JsonNode parent, string last) = ParentOf(root, place);
        parent.AsObject().Remove(last);
        return root.ToJsonString();
    }

    /// <summary>The places of all values below the root, the containers among them too.</summary>
    public static IEnumerable<string> Places(string json) => Below(JsonNode.Parse(json), "");

    private static (JsonNode Parent, string Last) ParentOf(JsonNode root, string place)
    {
        string[] steps = place.Replace("[", ".[").Split('.');
        return (steps[..^1].Aggregate(root, (node, step) => Down(node, step)!), steps[^1]);
    }

    private static IEnumerable<string> Below(JsonNode? node, string place)
    {
        IEnumerable<(string Place, JsonNode? Node)> children = node switch
        {
            JsonObject fields => fields.Select(
                field => (place.Length == 0 ? field.Key : place + "." + field.Key, field.Value)),
            JsonArray items => items.Select((item, i) => ($"{place}[{i}]", item)),
            _ => [],
        };
        return children.SelectMany(child => Below(child.Node, child.Place).Prepend(child.Place));
    }

    private static JsonNode? Down(JsonNode node, string step) => step.StartsWith('[') ? node[Index(step)] : node[step];

    private static int Index(string step) => int.Parse(step.Trim('[', ']'));
}
