using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>All that reading a list returned.</summary>
internal sealed record TokenListing(
    IReadOnlyList<Guid> Ids, IReadOnlyList<ListWarning> Warnings, int Unidentified, long? Total)
{
    public static async Task<TokenListing> ReadAsync(
        PageReader<TokenResource> reader, Action<Page<TokenResource>>? onPage = null)
    {
        List<Guid> ids = [];
        List<ListWarning> warnings = [];
        int unidentified = 0;
        long? total = null;
        while (await reader.ReadAsync(default) is { } page)
        {
            ids.AddRange(page.Items.Select(token => token.Id!.Value));
            if (page.Warning is { } warning) warnings.Add(warning);
            unidentified += page.UnidentifiedCount;
            total = page.Total;
            onPage?.Invoke(page);
        }

        return new TokenListing(ids, warnings, unidentified, total);
    }
}
