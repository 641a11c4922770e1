using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>A page of repositories, artifacts or vulnerabilities: these lists have neither count nor total.</summary>
internal sealed record ContentPage<T>(
    string Id,
    string Type,
    string Href,
    IReadOnlyList<T> Items,
    int Offset,
    int Limit,
    [property: JsonPropertyName("_links")] ContentLinks Links);

/// <summary>The links of these lists, which are as wrong as the service's own. A missing one is null.</summary>
internal sealed record ContentLinks(string? Prev, string Self, string? Next);

/// <summary>Cuts pages out of lists.</summary>
internal static class ContentPages
{
    private const int LargestLimit = 1000;

    public static ContentPage<TResponse> Create<TItem, TResponse>(
        HttpRequest request,
        RegistryServiceOptions options,
        string id,
        string address,
        IReadOnlyList<TItem> all,
        Func<TItem, TResponse> write)
    {
        int offset = RequestReader.Offset(request);
        int limit = RequestReader.StrictLimit(request, LargestLimit, options.MaximumPageSize);
        int first = Math.Min(options.IgnoresOffset ? 0 : offset, all.Count);
        int count = Math.Min(limit, all.Count - first);

        // In the field, self names the next page, and next is null although there is one.
        string following = $"{address}?offset={(long)offset + limit}&limit={limit}";
        return new ContentPage<TResponse>(
            id,
            "collection",
            address,
            [.. Enumerable.Range(first, count).Select(index => write(all[index]))],
            offset,
            limit,
            new ContentLinks(null, following, options.NextLinkStaysFilled ? following : null));
    }
}
