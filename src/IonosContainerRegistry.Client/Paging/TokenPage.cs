using System.Collections.Generic;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>A page of tokens as it came, with what was asked for.</summary>
internal sealed record TokenPage(
    long Offset, long AskedLimit, long? EchoedLimit, IList<TokenResource?> Items, long? Total, ApiAnswer Answer)
{
    public long Limit => EchoedLimit ?? AskedLimit;

    public long End => Offset + Items.Count;
}
