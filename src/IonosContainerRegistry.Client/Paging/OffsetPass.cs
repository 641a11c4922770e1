using System;
using System.Collections.Generic;
using System.Linq;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>What one reading of the list has shown.</summary>
internal sealed class OffsetPass<T, TKey>
    where T : ApiResource
{
    private readonly ItemCollector<T, TKey> _collected;
    private OffsetSlice<T>? _previous;
    private bool _hasMoved;

    public OffsetPass(Func<T, TKey?> key) => _collected = new ItemCollector<T, TKey>(key);

    /// <summary>The keys of the items that were returned.</summary>
    public IReadOnlyCollection<TKey> Seen => _collected.Keys;

    public int Pages { get; private set; }

    public long? Total { get; private set; }

    /// <summary>The number of items that were returned.</summary>
    public long Count => _collected.Count;

    /// <summary>Whether the list was seen to change.</summary>
    public bool Moved => _hasMoved || _collected.HasDuplicates;

    /// <summary>Whether a page came again under another offset.</summary>
    public bool Repeated { get; private set; }

    /// <summary>Whether too many pages in a row had no new items.</summary>
    public bool IsStuck => _collected.IsStuck;

    /// <summary>Adds the next page.</summary>
    /// <param name="slice">The page as it was received.</param>
    /// <param name="overlap">How many of its items should be the last of the page before.</param>
    /// <returns>The page with those of its items that no earlier page of this pass had.</returns>
    public Page<T> Add(OffsetSlice<T> slice, int overlap)
    {
        bool continues = overlap > 0 && slice.Items.Count > 0
            && _collected.HaveSameKey(slice.Items[0], _previous!.Items[_previous.Items.Count - 1]);
        if (Pages > 0)
        {
            Repeated = !continues && IsSamePage(slice, _previous!);
            _hasMoved |= slice.Total != Total || (overlap > 0 && !continues);
        }

        IEnumerable<T?> items = continues ? slice.Items.Skip(overlap) : slice.Items;
        Page<T> page = _collected.AddPage(items, slice.Response, slice.UnreadableFields);
        page.Total = slice.Total;
        Total = slice.Total;
        _previous = slice;
        Pages++;
        return page;
    }

    public ListWarning Warn(ListWarningKind kind, int passes)
        => new(kind) { ReportedTotal = Total, ReturnedCount = Count, Passes = passes };

    private bool IsSamePage(OffsetSlice<T> one, OffsetSlice<T> other)
    {
        int count = one.Items.Count;
        return count > 0 && count == other.Items.Count
            && _collected.HaveSameKey(one.Items[0], other.Items[0])
            && _collected.HaveSameKey(one.Items[count - 1], other.Items[count - 1]);
    }
}
