using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Page<T>
{
    /// <summary>Initializes the page.</summary>
    /// <param name="items">The items. None was on an earlier page.</param>
    /// <param name="response">Status and headers of the response.</param>
    public Page(IReadOnlyList<T> items, ResponseMetadata response)
    {
        Items = items;
        Response = response;
    }

    /// <summary>The items. None was on an earlier page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Status and headers of the response.</summary>
    public ResponseMetadata Response { get; }

    /// <summary>The number of items in the list as the service reports it, or null if it doesn't.</summary>
    public long? Total { get; internal set; }

    /// <summary>What couldn't be repaired while the list was read, or null for nothing.</summary>
    public ListWarning? Warning { get; internal set; }

    /// <summary>The number of items without a usable ID. They aren't in <see cref="Items"/>.</summary>
    public int UnidentifiedCount { get; internal set; }

    /// <summary>The fields of the page itself that couldn't be read, as JSON paths.</summary>
    public IReadOnlyList<string> UnreadableFields { get; internal set; } = [];
}
