using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>What one reading of the list has shown.</summary>
internal sealed class OffsetPass<T, TKey>
    where T : ApiResource
{
    private readonly Func<T, TKey?> _key;
    private int _unidentified;
    private OffsetSlice<T>? _previous;

    public OffsetPass(Func<T, TKey?> key) => _key = key;

    /// <summary>The keys of the items that were returned.</summary>
    public HashSet<TKey> Seen { get; } = [];

    public int Pages { get; private set; }

    public int PagesWithoutNews { get; private set; }

    public long? Total { get; private set; }

    /// <summary>The number of items that were returned.</summary>
    public long Count => Seen.Count + _unidentified;

    /// <summary>Whether the list was seen to change.</summary>
    public bool Moved { get; private set; }

    /// <summary>Whether a page came again under another offset.</summary>
    public bool Repeated { get; private set; }

    public void Add(OffsetSlice<T> slice, int overlap)
    {
        bool continues = overlap > 0 && slice.Items.Count > 0
            && HaveSameKey(slice.Items[0], _previous!.Items[_previous.Items.Count - 1]);
        if (Pages > 0)
        {
            Repeated = !continues && IsSamePage(slice, _previous!);
            Moved |= slice.Total != Total || (overlap > 0 && !continues);
        }

        List<T> added = [];
        for (int i = continues ? overlap : 0; i < slice.Items.Count; i++)
        {
            TKey? key = KeyOf(slice.Items[i]);
            if (EqualityComparer<TKey?>.Default.Equals(key, default)) slice.UnidentifiedCount++;
            else if (Seen.Add(key!)) added.Add(slice.Items[i]!);
            else Moved = true;
        }

        slice.NewItems = added;
        _unidentified += slice.UnidentifiedCount;
        PagesWithoutNews = added.Count > 0 ? 0 : PagesWithoutNews + 1;
        Total = slice.Total;
        _previous = slice;
        Pages++;
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
