namespace IonosContainerRegistry.Client.Paging;

/// <summary>Which part of a list is read, and how.</summary>
public sealed class PageRequest
{
    /// <summary>The number of items to request per page.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>The number of items that the service skips.</summary>
    public long Skip { get; set; }

    /// <summary>The maximum number of items, or null for all.</summary>
    public long? First { get; set; }
}
