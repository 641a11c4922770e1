using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>All that reading a list brought.</summary>
internal sealed record TokenListing(
    IReadOnlyList<Guid> Ids, IReadOnlyList<string> Warnings, int Unidentified, long? Total)
{
    public static async Task<TokenListing> ReadAsync(
        PageReader<TokenResource> reader, Action<Page<TokenResource>>? onPage = null)
    {
        List<Guid> ids = [];
        List<string> warnings = [];
        int unidentified = 0;
        long? total = null;
        while (await reader.ReadAsync(default) is { } page)
        {
            ids.AddRange(page.Items.Select(token => token.Id!.Value));
            if (page.Warning is { } warning) warnings.Add(warning);
            unidentified += page.Unidentified;
            total = page.Total;
            onPage?.Invoke(page);
        }

        return new TokenListing(ids, warnings, unidentified, total);
    }
}
