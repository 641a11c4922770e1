using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service;

namespace IonosContainerRegistry.Tests.Model;

/// <summary>
/// What the service holds at a moment. Its records are never changed, so the same record is an untouched token.
/// </summary>
internal sealed class Snapshot(RegistryStore store)
{
    private readonly Dictionary<Guid, TokenRecord> _tokens = store.Registries
        .SelectMany(registry => store.Tokens(registry.Id)).ToDictionary(token => token.Id);

    /// <summary>The first registry's tokens in their order.</summary>
    public IReadOnlyList<TokenRecord> Listed { get; } = store.Tokens(store.Registries[0].Id);

    public IReadOnlyCollection<TokenRecord> Tokens => _tokens.Values;

    public TokenRecord? Find(Guid tokenId) => _tokens.GetValueOrDefault(tokenId);

    /// <summary>The tokens of a name, at most one in each registry.</summary>
    public TokenRecord[] Named(string? name) => [.. Tokens.Where(token => token.Name == name)];
}
