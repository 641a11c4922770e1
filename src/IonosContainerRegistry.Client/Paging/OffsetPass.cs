using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>What one reading of the list has shown.</summary>
internal sealed class OffsetPass<T, TKey>
    where T : ApiResource
{
    private readonly Func<T, TKey?> _key;
    private readonly HashSet<TKey> _seen = [];
    private int _unidentified;
    private OffsetSlice<T>? _previous;

    public OffsetPass(Func<T, TKey?> key) => _key = key;

    /// <summary>The keys of the items that were returned.</summary>
    public IReadOnlyCollection<TKey> Seen => _seen;

    public int Pages { get; private set; }

    public int PagesWithoutNewItems { get; private set; }

    public long? Total { get; private set; }

    /// <summary>The number of items that were returned.</summary>
    public long Count => _seen.Count + _unidentified;

    /// <summary>Whether the list was seen to change.</summary>
    public bool Moved { get; private set; }

    /// <summary>Whether a page came again under another offset.</summary>
    public bool Repeated { get; private set; }

    /// <summary>Adds the next page.</summary>
    /// <param name="slice">The page as it was received.</param>
    /// <param name="overlap">How many of its items should be the last of the page before.</param>
    /// <returns>The page with those of its items that no earlier page of this pass had.</returns>
    public Page<T> Add(OffsetSlice<T> slice, int overlap)
    {
        bool continues = overlap > 0 && slice.Items.Count > 0
            && HaveSameKey(slice.Items[0], _previous!.Items[_previous.Items.Count - 1]);
        if (Pages > 0)
        {
            Repeated = !continues && IsSamePage(slice, _previous!);
            Moved |= slice.Total != Total || (overlap > 0 && !continues);
        }

        List<T> added = [];
        int unidentified = 0;
        for (int i = continues ? overlap : 0; i < slice.Items.Count; i++)
        {
            TKey? key = KeyOf(slice.Items[i]);
            if (EqualityComparer<TKey?>.Default.Equals(key, default)) unidentified++;
            else if (_seen.Add(key!)) added.Add(slice.Items[i]!);
            else Moved = true;
        }

        _unidentified += unidentified;
        PagesWithoutNewItems = added.Count > 0 ? 0 : PagesWithoutNewItems + 1;
        Total = slice.Total;
        _previous = slice;
        Pages++;
        return new Page<T>(added, slice.Response)
        {
            Total = slice.Total,
            UnidentifiedCount = unidentified,
            UnreadableFields = slice.UnreadableFields,
        };
    }

    public ListWarning Warn(ListWarningKind kind, int passes)
        => new(kind) { ReportedTotal = Total, ReturnedCount = Count, Passes = passes };

    private bool IsSamePage(OffsetSlice<T> one, OffsetSlice<T> other)
    {
        int count = one.Items.Count;
        return count > 0 && count == other.Items.Count
            && HaveSameKey(one.Items[0], other.Items[0])
            && HaveSameKey(one.Items[count - 1], other.Items[count - 1]);
    }

    private bool HaveSameKey(T? one, T? other) => EqualityComparer<TKey?>.Default.Equals(KeyOf(one), KeyOf(other));

    private TKey? KeyOf(T? item) => item is null ? default : _key(item);
}
