using System;
using System.Management.Automation;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Paging;

/// <summary>Applies -Skip and -First to everything that a command lists.</summary>
internal sealed class PageWindow
{
    public static readonly PageWindow Everything = new(null);

    private readonly bool _unlimited;
    private readonly bool _specified;
    private ulong _toSkip;
    private ulong _toTake;

    public PageWindow(PagingParameters? paging)
    {
        _toSkip = paging?.Skip ?? 0;
        _toTake = paging?.First ?? ulong.MaxValue;
        _unlimited = _toTake == ulong.MaxValue;
        _specified = paging is not null && (paging.IncludeTotalCount || _toSkip > 0 || !_unlimited);
    }

    public bool IsFull => _toTake == 0;

    /// <summary>Whether only a part is listed.</summary>
    public bool IsLimited => !_unlimited || _toSkip > 0;

    public long LeftToSkip => (long)Math.Min(_toSkip, long.MaxValue);

    /// <summary>How many items are still needed, or null for all.</summary>
    public long? LeftToTake => _unlimited ? null : (long)Math.Min(_toTake, int.MaxValue);

    /// <summary>Ends the command if paging parameters were specified together with IDs.</summary>
    public void ThrowIfUsedWith(PSCmdlet cmdlet, string parameter)
    {
        if (!_specified) return;
        cmdlet.ThrowTerminatingError(ErrorRecordFactory.InvalidParameter(
            ParameterException.Combination(
                $"-First, -Skip, and -IncludeTotalCount can't be used with -{parameter}."),
            null));
    }

    /// <summary>Counts items that the service skipped.</summary>
    public void SkippedByService(long count) => _toSkip -= Math.Min(_toSkip, (ulong)count);

    /// <summary>Counts the next item and returns whether it is inside the window.</summary>
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
