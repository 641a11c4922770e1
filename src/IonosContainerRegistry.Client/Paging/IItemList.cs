using System.Collections.Generic;
using System.Text.Json;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>
/// A page as it is received. Its items can be read one by one, so that one that can't be read doesn't affect
/// other items.
/// </summary>
internal interface IItemList
{
    void ReadItems(IReadOnlyList<byte[]> items, JsonSerializerOptions options);
}
