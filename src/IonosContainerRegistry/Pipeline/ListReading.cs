using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>A list that a cmdlet reads page by page.</summary>
internal sealed class ListReading<T> : Reading
{
    // Enough for a page and what shows that it was the last one.
    private const int PrefetchedPages = 2;

    private readonly RegistryCmdlet _cmdlet;
    private readonly PageReader<T> _reader;
    private readonly string _kind;
    private readonly CallTarget _target;
    private readonly Action<IEnumerable<Page<T>>> _write;
    private readonly Queue<Task<Page<T>?>> _requested = new();
    private Task<Page<T>?>? _last;
    private bool _isPrefetched;

    /// <param name="cmdlet">The cmdlet that writes the items.</param>
    /// <param name="reader">The reader. It is disposed with this object.</param>
    /// <param name="kind">What the list contains, in the singular.</param>
    /// <param name="target">What the list is about.</param>
    /// <param name="write">Writes the items. Pages that it doesn't enumerate aren't requested.</param>
    public ListReading(
        RegistryCmdlet cmdlet, PageReader<T> reader, string kind, CallTarget target,
        Action<IEnumerable<Page<T>>> write)
    {
        _cmdlet = cmdlet;
        _reader = reader;
        _kind = kind;
        _target = target;
        _write = write;
    }

    public override void Prefetch()
    {
        _isPrefetched = true;
        while (_requested.Count < PrefetchedPages) Request();
    }

    /// <summary>Requests the first page only.</summary>
    public void RequestFirst()
    {
        if (_last is null) Request();
    }

    /// <summary>Returns the first page before any is written, or null for an empty list.</summary>
    /// <exception cref="RegistryApiException">The page can't be read. <see cref="Write"/> reports that.</exception>
    public Page<T>? Peek()
    {
        RequestFirst();
        return _cmdlet.Await(_requested.Peek());
    }

    public override void Write()
    {
        try
        {
            _write(new PageReporter(_cmdlet, _kind, _target).Read(ReadAsync));
        }
        catch (RegistryApiException failure)
        {
            _cmdlet.WriteFailure(failure, _target);
        }
    }

    public override void Dispose()
    {
        _reader.Dispose();
        foreach (Task<Page<T>?> page in _requested) IgnoreFailure(page);
    }

    private Task<Page<T>?> ReadAsync(CancellationToken stop)
    {
        if (_requested.Count == 0) Request();
        Task<Page<T>?> page = _requested.Dequeue();
        // Once others wait behind, this list shouldn't stop at every page.
        if (_isPrefetched) Prefetch();
        return page;
    }

    private void Request()
    {
        _last = ReadAfterAsync(_last);
        _requested.Enqueue(_last);
    }

    private async Task<Page<T>?> ReadAfterAsync(Task<Page<T>?>? previous)
    {
        if (previous is not null && await previous.ConfigureAwait(false) is null) return null;
        return await _reader.ReadAsync(_cmdlet.StopToken).ConfigureAwait(false);
    }
}
