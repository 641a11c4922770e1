using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Tokens;

namespace IonosContainerRegistry.Sandbox.Service;

public sealed partial class RegistryStore
{
    /// <summary>All tokens of a registry.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public IReadOnlyList<TokenRecord> Tokens(Guid registryId) => PageOfTokens(registryId, 0, int.MaxValue).Items;

    /// <summary>The tokens from an offset on, at most <paramref name="limit"/> of them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    internal TokenPage PageOfTokens(Guid registryId, int offset, int limit)
    {
        lock (_gate)
        {
            TokenTable table = TokensOf(registryId);
            return new TokenPage(table.Slice(offset, limit), table.Count);
        }
    }

    /// <summary>The number of tokens in a registry.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public int CountTokens(Guid registryId)
    {
        lock (_gate)
            return TokensOf(registryId).Count;
    }

    /// <summary>The token, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public TokenRecord? FindToken(Guid registryId, Guid tokenId)
    {
        lock (_gate)
            return TokensOf(registryId).Find(tokenId);
    }

    /// <summary>The token of that name, case-sensitive, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public TokenRecord? FindToken(Guid registryId, string name)
    {
        lock (_gate)
            return TokensOf(registryId).Find(name);
    }

    /// <summary>Adds a token at the end.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    /// <exception cref="NameTakenException">The name or the ID is taken.</exception>
    public void AddToken(Guid registryId, TokenRecord token)
    {
        lock (_gate)
            TokensOf(registryId).Add(token);
    }

    /// <summary>Changes a token in its place. Returns null if there is none.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="change">Makes the changed token from the stored one, under the store's lock.</param>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    /// <exception cref="NameTakenException">The changed name is taken.</exception>
    public TokenRecord? UpdateToken(Guid registryId, Guid tokenId, Func<TokenRecord, TokenRecord> change)
    {
        lock (_gate)
            return TokensOf(registryId).Update(tokenId, change);
    }

    /// <summary>Changes a token in its place or, if there is none, adds one. Returns whether it was added.</summary>
    /// <param name="registryId">The registry.</param>
    /// <param name="tokenId">The token.</param>
    /// <param name="make">Makes the token from the stored one or null, under the store's lock.</param>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    /// <exception cref="NameTakenException">The name is taken.</exception>
    public (TokenRecord Token, bool Added) PutToken(Guid registryId, Guid tokenId, Func<TokenRecord?, TokenRecord> make)
    {
        lock (_gate)
        {
            TokenTable table = TokensOf(registryId);
            if (table.Update(tokenId, make) is { } replaced) return (replaced, false);
            TokenRecord added = make(null);
            table.Add(added);
            return (added, true);
        }
    }

    /// <summary>Removes a token. Returns false if there is none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public bool RemoveToken(Guid registryId, Guid tokenId)
    {
        lock (_gate)
            return TokensOf(registryId).Remove(tokenId);
    }

    /// <summary>Removes all tokens of a registry.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void ClearTokens(Guid registryId)
    {
        lock (_gate)
            TokensOf(registryId).Clear();
    }

    /// <summary>Adds tokens as a team would have created them, and returns them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public IReadOnlyList<TokenRecord> SeedTokens(Guid registryId, int count)
    {
        lock (_gate)
        {
            TokenTable table = TokensOf(registryId);
            TokenRecord[] tokens =
            [
                .. Enumerable.Range(table.NextNumber, count)
                    .Select(number => TokenSeed.Create(_values, registryId, number, Now)),
            ];
            foreach (TokenRecord token in tokens)
                table.Add(token);

            return tokens;
        }
    }

    /// <summary>Replaces the oldest token of a registry by a new one at the end. The total doesn't change.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void MoveTokens(Guid registryId)
    {
        lock (_gate)
        {
            foreach (TokenRecord oldest in TokensOf(registryId).Slice(0, 1))
                TokensOf(registryId).Remove(oldest.Id);

            SeedTokens(registryId, 1);
        }
    }

    /// <summary>The token of any registry with this name and password, or null.</summary>
    internal TokenRecord? FindCredential(string userName, string password)
    {
        if (password.Length == 0) return null;
        lock (_gate)
        {
            return _entries.Keys
                .Select(registryId => TokensOf(registryId).Find(userName))
                .FirstOrDefault(token => token?.Password == password);
        }
    }

    private TokenTable TokensOf(Guid registryId)
    {
        TokenTable table = EntryOf(registryId).Tokens;
        table.RemoveExpired(Now);
        return table;
    }
}
