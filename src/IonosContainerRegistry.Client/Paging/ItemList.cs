using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IonosContainerRegistry.Client.Json;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>What the pages of both kinds have in common.</summary>
internal abstract class ItemList<T> : ApiResource, IItemList
    where T : ApiResource
{
    public IList<T?>? Items { get; set; }

    public long? Limit { get; set; }

    public long? Count { get; set; }

    void IItemList.ReadItems(IReadOnlyList<byte[]> items, JsonSerializerOptions options)
    {
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        Items = items.Select(item => LenientReader.ReadItem(item, type)).ToList();
    }
}
