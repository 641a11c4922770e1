using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service.Tokens;

/// <summary>
/// The tokens of one registry in the order they were added. A page costs its own length, a look-up is constant, and a
/// removal finds its place by the rising row numbers. Not thread-safe: the store's lock guards it.
/// </summary>
internal sealed class TokenTable
{
    private readonly List<Row> _rows = [];
    private readonly Dictionary<Guid, Row> _byId = [];
    private readonly Dictionary<string, Row> _byName = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Row, DateTimeOffset> _expiring = new();
    private int _added;

    public int Count => _rows.Count;

    /// <summary>The number of the token that is added next, counted from 1. Removed tokens count too.</summary>
    public int NextNumber => _added + 1;

    public TokenRecord? Find(Guid id) => _byId.GetValueOrDefault(id)?.Token;

    public TokenRecord? Find(string name) => _byName.GetValueOrDefault(name)?.Token;

    public TokenRecord[] Slice(int offset, int limit)
    {
        int start = Math.Clamp(offset, 0, _rows.Count);
        var page = new TokenRecord[Math.Min(limit, _rows.Count - start)];
        for (int i = 0; i < page.Length; i++)
            page[i] = _rows[start + i].Token;

        return page;
    }

    public void Add(TokenRecord token)
    {
        if (_byId.ContainsKey(token.Id)) throw new NameTakenException($"The token id {token.Id}");
        var row = new Row(_added, token);
        if (!_byName.TryAdd(token.Name, row)) throw new NameTakenException($"The token name '{token.Name}'");
        _added++;
        _byId.Add(token.Id, row);
        _rows.Add(row);
        Watch(row);
    }

    public TokenRecord? Update(Guid id, Func<TokenRecord, TokenRecord> change)
    {
        if (!_byId.TryGetValue(id, out Row? row)) return null;
        TokenRecord changed = change(row.Token);
        if (changed.Id != id) throw new ArgumentException("The id of a token can't change.", nameof(change));
        if (changed.Name != row.Token.Name)
        {
            if (!_byName.TryAdd(changed.Name, row)) throw new NameTakenException($"The token name '{changed.Name}'");
            _byName.Remove(row.Token.Name);
        }

        row.Token = changed;
        Watch(row);
        return changed;
    }

    public bool Remove(Guid id)
    {
        if (!_byId.Remove(id, out Row? row)) return false;
        _byName.Remove(row.Token.Name);
        _rows.RemoveAt(_rows.BinarySearch(row, RowOrder.Instance));
        return true;
    }

    public void Clear()
    {
        _rows.Clear();
        _byId.Clear();
        _byName.Clear();
        _expiring.Clear();
        _added = 0;
    }

    public void RemoveExpired(DateTimeOffset now)
    {
        while (_expiring.TryPeek(out Row? row, out DateTimeOffset expiry) && expiry <= now)
        {
            _expiring.Dequeue();

            // The queue keeps rows that were changed or removed since.
            if (_byId.TryGetValue(row.Token.Id, out Row? current) && current == row && row.Token.ExpiryDate == expiry)
                Remove(row.Token.Id);
        }
    }

    private void Watch(Row row)
    {
        if (row.Token.ExpiryDate is { } expiry) _expiring.Enqueue(row, expiry);
    }

    private sealed class Row(int number, TokenRecord token)
    {
        public int Number { get; } = number;

        public TokenRecord Token { get; set; } = token;
    }

    private sealed class RowOrder : IComparer<Row>
    {
        public static RowOrder Instance { get; } = new();

        public int Compare(Row? x, Row? y) => x!.Number.CompareTo(y!.Number);
    }
}
