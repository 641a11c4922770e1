using System.Collections.Generic;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Client.Tests.Support;

/// <summary>All that reading a list returned.</summary>
internal sealed record Listing<T>(IReadOnlyList<T> Items, IReadOnlyList<ListWarning> Warnings, int Unidentified)
{
    public static async Task<Listing<T>> ReadAsync(PageReader<T> reader)
    {
        using (reader)
        {
            List<T> items = [];
            List<ListWarning> warnings = [];
            int unidentified = 0;
            while (await reader.ReadAsync(default) is { } page)
            {
                items.AddRange(page.Items);
                if (page.Warning is { } warning) warnings.Add(warning);
                unidentified += page.UnidentifiedCount;
            }

            return new Listing<T>(items, warnings, unidentified);
        }
    }
}
