using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>Collects the items of a list page by page: each once, and none without a key.</summary>
internal sealed class ItemCollector<T, TKey>
    where T : ApiResource
{
    private const int MaximumPagesWithoutNewItems = 8;

    private readonly Func<T, TKey?> _key;
    private readonly HashSet<TKey> _keys = [];
    private int _unidentified;
    private int _pagesWithoutNewItems;

    /// <param name="key">Reads what distinguishes items. Returns the default value for an item without it.</param>
    public ItemCollector(Func<T, TKey?> key) => _key = key;

    /// <summary>The keys of the items on all pages.</summary>
    public IReadOnlyCollection<TKey> Keys => _keys;

    /// <summary>The number of items on all pages, those without a key included.</summary>
    public long Count => _keys.Count + _unidentified;

    /// <summary>Whether an item came more than once.</summary>
    public bool HasDuplicates { get; private set; }

    /// <summary>Whether so many pages in a row had no new items that more of them are pointless.</summary>
    public bool IsStuck => _pagesWithoutNewItems >= MaximumPagesWithoutNewItems;

    /// <summary>Adds the items of the next page.</summary>
    /// <param name="items">The items as they were received.</param>
    /// <param name="response">The response that they came in.</param>
    /// <param name="unreadableFields">The fields of the page that couldn't be read.</param>
    /// <returns>The page with those of its items that are new.</returns>
    public Page<T> AddPage(
        IEnumerable<T?> items, ResponseMetadata response, IReadOnlyList<string> unreadableFields)
    {
        List<T> added = [];
        int unidentified = 0;
        foreach (T? item in items)
        {
            TKey? key = KeyOf(item);
            if (EqualityComparer<TKey?>.Default.Equals(key, default)) unidentified++;
            else if (_keys.Add(key!)) added.Add(item!);
            else HasDuplicates = true;
        }

        _unidentified += unidentified;
        _pagesWithoutNewItems = added.Count > 0 ? 0 : _pagesWithoutNewItems + 1;
        return new Page<T>(added, response)
        {
            UnidentifiedCount = unidentified,
            UnreadableFields = unreadableFields,
        };
    }

    public bool HaveSameKey(T? one, T? other) => EqualityComparer<TKey?>.Default.Equals(KeyOf(one), KeyOf(other));

    private TKey? KeyOf(T? item) => item is null ? default : _key(item);
}
