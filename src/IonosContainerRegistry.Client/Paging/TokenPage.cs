using System.Collections.Generic;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>A page of tokens as it came, with what was asked for.</summary>
internal sealed record TokenPage(long Offset, long Limit, IList<TokenResource?> Items, long? Total, ApiAnswer Answer)
{
    public long End => Offset + Items.Count;
}
