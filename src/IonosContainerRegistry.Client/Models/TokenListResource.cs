using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Models;

/// <summary>TokensResponse: one page of tokens.</summary>
internal sealed class TokenListResource
{
    public IList<TokenResource?>? Items { get; set; }

    public Boxed<long>? Limit { get; set; }

    public Boxed<long>? Count { get; set; }

    public Boxed<long>? Total { get; set; }
}
