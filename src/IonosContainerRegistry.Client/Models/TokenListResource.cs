using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>TokensResponse: one page of tokens.</summary>
internal sealed class TokenListResource
{
    public IList<TokenResource?>? Items { get; set; }

    public long? Limit { get; set; }

    public long? Count { get; set; }

    public long? Total { get; set; }
}
