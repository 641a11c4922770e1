namespace IonosContainerRegistry.Client.Paging;

/// <summary>Says that a list might be incomplete, and why.</summary>
public sealed class ListWarning
{
    internal ListWarning(ListWarningKind kind) => Kind = kind;

    /// <summary>Why the list might be incomplete.</summary>
    public ListWarningKind Kind { get; }

    /// <summary>The number of items that the service reports, or null if it doesn't.</summary>
    public long? ReportedTotal { get; internal set; }

    /// <summary>The number of items that the service returned when the list was last read.</summary>
    public long ReturnedCount { get; internal set; }

    /// <summary>How many times the list was read.</summary>
    public int Passes { get; internal set; }
}
