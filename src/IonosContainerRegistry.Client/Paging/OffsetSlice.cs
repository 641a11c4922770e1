using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>A page as it was received, with its place in the list.</summary>
internal sealed class OffsetSlice<T>
    where T : ApiResource
{
    public OffsetSlice(long offset, long limit, OffsetList<T> list, ResponseMetadata response)
    {
        Offset = offset;
        Limit = limit;
        Items = list.Items ?? [];
        EchoedLimit = list.Limit is > 0 and { } echoed ? Math.Min(echoed, limit) : null;
        // Ignore a total smaller than the number of items up to here.
        Total = list.Total < 0 || (Items.Count > 0 && list.Total < End) ? null : list.Total;
        UnreadableFields = list.UnreadableFields;
        Response = response;
    }

    public long Offset { get; }

    public long Limit { get; }

    public long? EchoedLimit { get; }

    public IList<T?> Items { get; }

    public long? Total { get; }

    public IReadOnlyList<string> UnreadableFields { get; }

    public ResponseMetadata Response { get; }

    public long End => Offset + Items.Count;
}
