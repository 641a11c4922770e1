using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>Reads a list page by page, in order. Not for use from several threads at once.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class PageReader<T> : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    // Callers request each page, because one that is compiled once for both editions can't use IAsyncEnumerable: its
    // assembly for .NET Framework, Microsoft.Bcl.AsyncInterfaces, isn't shipped for .NET.
    private readonly IAsyncEnumerator<Page<T>> _pages;
    private Task<Page<T>?>? _last;

    internal PageReader(IAsyncEnumerable<Page<T>> pages) => _pages = pages.GetAsyncEnumerator(_stop.Token);

    /// <summary>Reads the next page. The items of the pages before should have been processed by then.</summary>
    /// <param name="cancellationToken">Cancels the reading, pages that are read ahead included.</param>
    /// <returns>The page, possibly without items, or null past the end.</returns>
    /// <exception cref="Errors.RegistryApiException">A request failed. Reading on fails in the same way.</exception>
    public async Task<Page<T>?> ReadAsync(CancellationToken cancellationToken)
    {
        // Reading on after a page that failed would leave a gap.
        if (_last is { IsFaulted: true } or { IsCanceled: true }) return await _last.ConfigureAwait(false);

        // Pages that are read ahead belong to an earlier call, which might have come with another token.
        using CancellationTokenRegistration registration = cancellationToken.Register(_stop.Cancel);
        _last = MoveNextAsync();
        return await _last.ConfigureAwait(false);
    }

    /// <summary>Cancels what is read ahead.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _ = DisposeAsync();
    }

    /// <summary>Reads all pages, and disposes the reader.</summary>
    internal async IAsyncEnumerable<Page<T>> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using PageReader<T> reader = this;
        while (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } page) yield return page;
    }

    private async Task<Page<T>?> MoveNextAsync()
        => await _pages.MoveNextAsync().ConfigureAwait(false) ? _pages.Current : null;

    private async Task DisposeAsync()
    {
        try
        {
            if (_last is not null) await _last.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Reported by the call that read the page.
        }

        await _pages.DisposeAsync().ConfigureAwait(false);
    }
}
