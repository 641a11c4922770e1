using System;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>Reads a list page by page, in order. Not for use from several threads at once.</summary>
/// <typeparam name="T">The kind of item.</typeparam>
public abstract class PageReader<T> : IDisposable
{
    /// <summary>Reads the next page; its predecessors' items should have been dealt with by then.</summary>
    /// <param name="cancellationToken">Ends the reading, read-ahead included.</param>
    /// <returns>The page, possibly without items; null past the end.</returns>
    /// <exception cref="Errors.RegistryApiException">A request failed.</exception>
    public abstract Task<Page<T>?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Ends what was read ahead.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what was read ahead.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
