namespace IonosContainerRegistry.Client.Paging;

/// <summary>Which part of a list is read, and how.</summary>
public sealed class PageRequest
{
    /// <summary>How many items a request asks for.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>How many items are passed over by the service.</summary>
    public long Skip { get; set; }

    /// <summary>How many items are wanted at the most; null for all.</summary>
    public long? First { get; set; }
}
