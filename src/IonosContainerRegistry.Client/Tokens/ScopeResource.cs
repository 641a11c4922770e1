using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace IonosContainerRegistry.Client.Tokens;

/// <summary>
/// A scope: the <see cref="Actions"/> that are allowed on what <see cref="Type"/> and <see cref="Name"/> specify.
/// </summary>
public sealed class ScopeResource
{
    /// <summary>The type, an open enumeration: repository, registry.</summary>
    public string? Type { get; set; }

    /// <summary>The repository pattern, literal text to the API.</summary>
    public string? Name { get; set; }

    /// <summary>The actions, an open enumeration: pull, push, delete, …. Can be null.</summary>
    public IList<string?>? Actions { get; set; }

    /// <summary>
    /// The scope as the service sent it, or null for a new one. It is sent back unless the actions change.
    /// </summary>
    internal JsonElement? Source { get; private set; }

    /// <summary>Whether <see cref="Actions"/> replace those of <see cref="Source"/>.</summary>
    internal bool HasNewActions { get; private set; }

    /// <summary>Whether the service sent a type or a name that can't be read.</summary>
    internal bool HasUnreadableTarget { get; private set; }

    /// <summary>Whether the service sent actions that can't be read, so that they can't be changed either.</summary>
    internal bool HasUnreadableActions { get; private set; }

    /// <summary>Keeps a scope exactly as the service sent it, unknown and unreadable fields included.</summary>
    internal static ScopeResource FromSource(JsonElement source)
    {
        ScopeResource scope = new() { Source = source };
        scope.HasUnreadableTarget = source.ValueKind != JsonValueKind.Object;
        if (scope.HasUnreadableTarget) return scope;
        if (source.TryGetProperty("type", out JsonElement type)) scope.Type = TextOf(type);
        if (source.TryGetProperty("name", out JsonElement name)) scope.Name = TextOf(name);
        scope.HasUnreadableTarget = !(IsTextOrNull(type) && IsTextOrNull(name));
        if (!source.TryGetProperty("actions", out JsonElement actions)) return scope;
        if (actions.ValueKind == JsonValueKind.Array) scope.Actions = actions.EnumerateArray().Select(TextOf).ToList();
        scope.HasUnreadableActions = actions.ValueKind == JsonValueKind.Array
            ? !actions.EnumerateArray().All(IsTextOrNull)
            : actions.ValueKind != JsonValueKind.Null;
        return scope;
    }

    internal ScopeResource WithActions(IList<string?> actions)
        => new() { Type = Type, Name = Name, Actions = actions, Source = Source, HasNewActions = true };

    private static bool IsTextOrNull(JsonElement value)
        => value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined;

    private static string? TextOf(JsonElement value)
        => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
