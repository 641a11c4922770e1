using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">The kind of item.</typeparam>
public sealed class Page<T>
{
    /// <summary>Makes the page.</summary>
    /// <param name="items">The items; none was on an earlier page.</param>
    /// <param name="total">How many items the service says there are; null where it doesn't.</param>
    /// <param name="answer">Status and headers of the answer.</param>
    public Page(IReadOnlyList<T> items, long? total, ApiAnswer answer)
    {
        Items = items;
        Total = total;
        Answer = answer;
    }

    /// <summary>The items; none was on an earlier page.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>How many items the service says there are; null where it doesn't.</summary>
    public long? Total { get; }

    /// <summary>Status and headers of the answer.</summary>
    public ApiAnswer Answer { get; }

    /// <summary>What could not be repaired while reading up to here; null for nothing.</summary>
    public string? Warning { get; set; }

    /// <summary>Items that came without an id and so can't be told apart or addressed.</summary>
    public int Unidentified { get; set; }
}
