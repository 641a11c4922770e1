using System;
using System.Collections.Generic;
using System.Threading;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>
/// What the service holds. Thread-safe; tests read and change it directly. Lists come as snapshots in the order in
/// which their items were added. An expired token is gone.
/// </summary>
/// <param name="clock">The service's clock.</param>
public sealed class RegistryStore(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<RegistryRecord> _registries = [];
    private readonly Dictionary<Guid, TokenTable> _tokens = [];

    /// <summary>All registries.</summary>
    public IReadOnlyList<RegistryRecord> Registries
    {
        get
        {
            lock (_gate)
                return [.. _registries];
        }
    }

    /// <summary>Adds a registry without tokens.</summary>
    /// <exception cref="NameTakenException">The id is taken.</exception>
    public void AddRegistry(RegistryRecord registry)
    {
        lock (_gate)
        {
            if (!_tokens.TryAdd(registry.Id, new TokenTable()))
                throw new NameTakenException($"The registry id {registry.Id}");

            _registries.Add(registry);
        }
    }

    /// <summary>Puts a changed registry in the place of the one with the same id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void ReplaceRegistry(RegistryRecord registry)
    {
        lock (_gate)
        {
            int index = _registries.FindIndex(known => known.Id == registry.Id);
            if (index < 0)
                throw new KeyNotFoundException($"There is no registry {registry.Id}.");

            _registries[index] = registry;
        }
    }

    /// <summary>Removes a registry and its tokens; false if there is none.</summary>
    public bool RemoveRegistry(Guid registryId)
    {
        lock (_gate)
        {
            _registries.RemoveAll(registry => registry.Id == registryId);
            return _tokens.Remove(registryId);
        }
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _registries.Clear();
            _tokens.Clear();
        }
    }

    /// <summary>The registry, or null.</summary>
    public RegistryRecord? FindRegistry(Guid registryId)
    {
        lock (_gate)
            return _registries.Find(registry => registry.Id == registryId);
    }

    /// <summary>Whether there is such a registry.</summary>
    public bool HasRegistry(Guid registryId)
    {
        lock (_gate)
            return _tokens.ContainsKey(registryId);
    }

    /// <summary>All tokens of a registry.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public IReadOnlyList<TokenRecord> Tokens(Guid registryId) => PageOfTokens(registryId, 0, int.MaxValue).Items;

    /// <summary>The tokens from an offset on, at most <paramref name="limit"/> of them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public TokenPage PageOfTokens(Guid registryId, int offset, int limit)
    {
        lock (_gate)
        {
            TokenTable table = TableOf(registryId);
            return new TokenPage(table.Slice(offset, limit), table.Count);
        }
    }

    /// <summary>How many tokens a registry holds.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public int CountTokens(Guid registryId)
    {
        lock (_gate)
            return TableOf(registryId).Count;
    }

    /// <summary>The token, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public TokenRecord? FindToken(Guid registryId, Guid tokenId)
    {
        lock (_gate)
            return TableOf(registryId).Find(tokenId);
    }

    /// <summary>The token of that name, letter case counting, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public TokenRecord? FindToken(Guid registryId, string name)
    {
        lock (_gate)
            return TableOf(registryId).Find(name);
    }

    /// <summary>Adds a token at the end.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    /// <exception cref="NameTakenException">The name or the id is taken.</exception>
    public void AddToken(Guid registryId, TokenRecord token)
    {
        lock (_gate)
            TableOf(registryId).Add(token);
    }

    /// <summary>Changes a token in its place; null if there is none.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="change">Makes the changed token from the stored one; runs under the store's lock.</param>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    /// <exception cref="NameTakenException">The changed name is taken.</exception>
    public TokenRecord? UpdateToken(Guid registryId, Guid tokenId, Func<TokenRecord, TokenRecord> change)
    {
        lock (_gate)
            return TableOf(registryId).Update(tokenId, change);
    }

    /// <summary>Changes a token in its place or, where there is none, adds one; tells whether it added.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="make">Makes the token from the stored one or null; runs under the store's lock.</param>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    /// <exception cref="NameTakenException">The name is taken.</exception>
    public (TokenRecord Token, bool Added) PutToken(Guid registryId, Guid tokenId, Func<TokenRecord?, TokenRecord> make)
    {
        lock (_gate)
        {
            TokenTable table = TableOf(registryId);
            if (table.Update(tokenId, make) is { } replaced)
                return (replaced, false);

            TokenRecord added = make(null);
            table.Add(added);
            return (added, true);
        }
    }

    /// <summary>Removes a token; false if there is none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public bool RemoveToken(Guid registryId, Guid tokenId)
    {
        lock (_gate)
            return TableOf(registryId).Remove(tokenId);
    }

    /// <summary>Removes all tokens of a registry.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void ClearTokens(Guid registryId)
    {
        lock (_gate)
            TableOf(registryId).Clear();
    }

    /// <summary>Adds tokens as a team would have made them, and returns them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public IReadOnlyList<TokenRecord> SeedTokens(Guid registryId, int count)
    {
        lock (_gate)
        {
            TokenTable table = TableOf(registryId);
            TokenRecord[] tokens = [.. TokenSeed.Make(table.Count + 1, count, clock.GetUtcNow())];
            foreach (TokenRecord token in tokens)
                table.Add(token);

            return tokens;
        }
    }

    private TokenTable TableOf(Guid registryId)
    {
        if (!_tokens.TryGetValue(registryId, out TokenTable? table))
            throw new KeyNotFoundException($"There is no registry {registryId}.");

        table.RemoveExpired(clock.GetUtcNow());
        return table;
    }
}
