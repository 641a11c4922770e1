using System.Management.Automation;

namespace IonosContainerRegistry;

/// <summary>Counts what -Skip and -First still ask for, over everything that a command lists.</summary>
internal sealed class PageWindow
{
    public static readonly PageWindow Everything = new(null);

    private readonly bool _unlimited;
    private ulong _toSkip;
    private ulong _toTake;

    public PageWindow(PagingParameters? paging)
    {
        _toSkip = paging?.Skip ?? 0;
        _toTake = paging?.First ?? ulong.MaxValue;
        _unlimited = _toTake == ulong.MaxValue;
        WasAskedFor = paging is not null && (paging.IncludeTotalCount || _toSkip > 0 || !_unlimited);
    }

    /// <summary>Whether any of the paging parameters was used.</summary>
    public bool WasAskedFor { get; }

    public bool IsFull => _toTake == 0;

    public long LeftToSkip => (long)System.Math.Min(_toSkip, long.MaxValue);

    /// <summary>How many are still wanted; null for all.</summary>
    public long? LeftToTake => _unlimited ? null : (long)System.Math.Min(_toTake, int.MaxValue);

    public void SkippedByService(long count) => _toSkip -= System.Math.Min(_toSkip, (ulong)count);

    /// <summary>Whether the next object is inside the window; counts it.</summary>
    public bool Takes()
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return false;
        }

        if (_toTake == 0) return false;
        if (!_unlimited) _toTake--;
        return true;
    }
}
