namespace IonosContainerRegistry.Client.Paging;

/// <summary>A page of a list that is read by cursor.</summary>
internal sealed class CursorList<T> : ItemList<T>
    where T : ApiResource
{
    public PageCursor? Pagination { get; set; }
}

/// <summary>Leads to the next page.</summary>
internal sealed class PageCursor
{
    public string? Token { get; set; }
}
