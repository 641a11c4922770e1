using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Paging;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that list resources and support paging.</summary>
public abstract class ListingCmdlet : ReadingCmdlet
{
    private readonly HashSet<string> _places = [];
    private long _listed;

    internal PageWindow Window { get; private set; } = PageWindow.Everything;

    // How much of the next list is needed depends on the one before.
    private protected override bool IsSequential => Window.IsLimited;

    /// <summary>What the progress bar shows, such as <c>Listing tokens</c>.</summary>
    private protected abstract string Activity { get; }

    private protected override void BeginInput() => Window = new PageWindow(PagingParameters);

    /// <summary>Whether the command reads no other list, so that the service can skip items.</summary>
    /// <param name="lists">What is listed. A collection if their number is known.</param>
    private protected bool IsOnlyList<T>(IEnumerable<T> lists)
        => !MyInvocation.ExpectingInput && lists is IReadOnlyCollection<T> { Count: 1 };

    /// <summary>Writes that the total isn't known, if it was requested. The service only counts tokens.</summary>
    private protected void WriteUnknownTotal()
    {
        if (PagingParameters.IncludeTotalCount) WriteObject(PagingParameters.NewTotalCount(0, 0.0));
    }

    /// <summary>Where the command has listed items, in words, or null if it hasn't.</summary>
    private protected string? ListedPlace
        => _places.Count <= 1 ? _places.SingleOrDefault() : $"{_places.Count} registries";

    /// <summary>Records where the command lists items.</summary>
    private protected void AddPlace(string place) => _places.Add(place);

    /// <summary>Creates the request for a list.</summary>
    /// <param name="pageSize">The number of items per page.</param>
    /// <param name="isFiltered">Whether items of the list might not be written.</param>
    /// <param name="isOnlyList">Whether the command reads no other list.</param>
    private protected PageRequest CreateRequest(int pageSize, bool isFiltered, bool isOnlyList)
    {
        PageRequest request = new() { PageSize = pageSize };
        if (isFiltered) return request;
        // With several lists, how many items to skip in the second depends on how many the first has.
        request.Skip = isOnlyList ? Window.LeftToSkip : 0;
        request.First = Window.LeftToTake is { } take ? take + (Window.LeftToSkip - request.Skip) : null;
        return request;
    }

    /// <summary>Writes the items of a list that are inside the window.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="request">The request for the list.</param>
    /// <param name="convert">Converts an item, or null for one that a filter rejects.</param>
    /// <param name="isOnlyList">Whether the command reads no other list.</param>
    private protected void WriteItems<T>(
        IEnumerable<Page<T>> pages, PageRequest request, Func<T, object?> convert, bool isOnlyList)
    {
        if (Window.IsFull) return;
        long skipped = request.Skip;
        long read = 0;
        foreach (Page<T> page in pages)
        {
            Window.SkippedByService(Math.Min(skipped, page.Total ?? skipped));
            skipped = 0;
            foreach (T item in page.Items)
            {
                read++;
                if (convert(item) is not { } output || !Window.Takes()) continue;
                WriteObject(output);
                _listed++;
                if (Window.IsFull) return;
            }

            // What a filter rejects is read too, so that the bar arrives at the total.
            if (isOnlyList && page.Total is { } total)
            {
                long wanted = Math.Min(Math.Max(0, total - request.Skip), request.First ?? long.MaxValue);
                ReportProgress(Activity, Math.Min(read, wanted), wanted);
            }
            else
            {
                ReportProgress(Activity, _listed, null);
            }
        }
    }
}
