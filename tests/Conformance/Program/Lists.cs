using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Conformance;

internal static class Lists
{
    /// <summary>Reads all pages, and closes the reader.</summary>
    public static async Task<T[]> ReadAllAsync<T>(PageReader<T> reader)
    {
        using (reader)
        {
            List<T> items = [];
            while (await reader.ReadAsync(CancellationToken.None) is { } page)
            {
                Expect.True(page.Warning is null, $"the list has a warning: {page.Warning?.Kind}");
                items.AddRange(page.Items);
            }

            return [.. items];
        }
    }
}
