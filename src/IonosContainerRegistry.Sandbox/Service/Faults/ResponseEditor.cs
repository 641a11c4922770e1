using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IonosContainerRegistry.Sandbox.Service.Faults;

/// <summary>Changes the body of a response as a fault specifies.</summary>
internal static class ResponseEditor
{
    public static string Edit(Fault fault, string body)
    {
        bool isEdited = fault.OddFields.Count > 0 || fault.MissingFields.Count > 0 || fault.ItemWithoutId is not null;
        if (isEdited && body.Length > 0)
        {
            JsonNode root = JsonNode.Parse(body)!;
            if (fault.ItemWithoutId is { } index && root["items"] is JsonArray items && index < items.Count)
                items[index]!.AsObject().Remove("id");
            EditNode(fault, root);
            body = root.ToJsonString();
        }

        return fault.TransformBody is { } transform ? transform(body) : body;
    }

    private static void EditNode(Fault fault, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (JsonNode? element in array)
                    EditNode(fault, element);

                break;
            case JsonObject json:
                foreach ((string name, JsonNode? child) in json.ToArray())
                    EditMember(fault, json, name, child);

                break;
        }
    }

    private static void EditMember(Fault fault, JsonObject parent, string name, JsonNode? value)
    {
        if (fault.MissingFields.Contains(name)) parent.Remove(name);
        else if (fault.OddFields.TryGetValue(name, out object? odd)) parent[name] = JsonSerializer.SerializeToNode(odd);
        else EditNode(fault, value);
    }
}
