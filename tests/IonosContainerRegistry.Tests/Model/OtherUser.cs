using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>
/// Another user of the same registries. The changes are recorded, so that they aren't attributed to a command.
/// </summary>
internal sealed class OtherUser(RegistryStore store, Guid listedRegistry)
{
    private readonly ConcurrentDictionary<Guid, TokenRecord> _created = [];
    private readonly ConcurrentDictionary<Guid, bool> _removed = [];

    public bool DidAnything => !_created.IsEmpty || !_removed.IsEmpty;

    /// <summary>The tokens that they created.</summary>
    public IEnumerable<TokenRecord> Tokens => _created.Values;

    public bool Created(Guid tokenId) => _created.ContainsKey(tokenId);

    public bool Removed(Guid tokenId) => _removed.ContainsKey(tokenId);

    /// <summary>Creates the very token that the request is to create.</summary>
    public void TakeName(ReceivedRequest request) => Take(request, properties => new TokenRecord
    {
        Id = Guid.NewGuid(),
        Name = Text(properties, "name") ?? "",
        Status = Text(properties, "status") ?? "enabled",
        ExpiryDate = Text(properties, "expiryDate") is { } date ? DateTimeOffset.Parse(date) : null,
        Scopes = [.. Elements(properties, "scopes").Select(Scope)],
    });

    /// <summary>Creates another token of the name that the request is to use.</summary>
    public void TakeNameForSomethingElse(ReceivedRequest request) => Take(request, properties => new TokenRecord
    {
        Id = Guid.NewGuid(),
        Name = Text(properties, "name") ?? "",
        Scopes = [new ScopeRecord("repository", "elsewhere/*", ["delete"])],
    });

    /// <summary>Removes the token that the request is about.</summary>
    public void Remove(ReceivedRequest request)
    {
        bool isAboutToken = Guid.TryParse(request.Path.Split('/')[^1], out Guid tokenId);
        if (isAboutToken && store.RemoveToken(RegistryOf(request), tokenId)) _removed[tokenId] = true;
    }

    /// <summary>Removes the oldest token of the list and adds one at its end.</summary>
    public void MoveList()
    {
        if (store.Tokens(listedRegistry) is [var oldest, ..] && store.RemoveToken(listedRegistry, oldest.Id))
            _removed[oldest.Id] = true;
        Add(listedRegistry, new TokenRecord { Id = Guid.NewGuid(), Name = "another-" + Guid.NewGuid() });
    }

    private void Take(ReceivedRequest request, Func<JsonElement, TokenRecord> create)
    {
        if (request.Method is not ("POST" or "PUT")) return;
        using var body = JsonDocument.Parse(request.Body);
        Add(RegistryOf(request), create(body.RootElement.GetProperty("properties")));
    }

    private void Add(Guid registryId, TokenRecord token)
    {
        token = token with { Password = Guid.NewGuid().ToString(), CreatedDate = DateTimeOffset.UtcNow };
        _created[token.Id] = token;
        try
        {
            store.AddToken(registryId, token);
        }
        catch (NameTakenException)
        {
            _created.TryRemove(token.Id, out _);
        }
    }

    private static Guid RegistryOf(ReceivedRequest request)
    {
        string[] parts = request.Path.Split('/');
        return Guid.Parse(parts[Array.IndexOf(parts, "registries") + 1]);
    }

    private static ScopeRecord Scope(JsonElement scope) => new(
        Text(scope, "type") ?? "", Text(scope, "name") ?? "",
        [.. Elements(scope, "actions").Select(action => action.GetString() ?? "")]);

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static JsonElement[] Elements(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : [];
}
