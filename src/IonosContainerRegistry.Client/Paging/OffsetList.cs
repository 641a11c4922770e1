namespace IonosContainerRegistry.Client.Paging;

/// <summary>A page of a list that is read by offset.</summary>
internal sealed class OffsetList<T> : ItemList<T>
    where T : ApiResource
{
    public long? Total { get; set; }
}
