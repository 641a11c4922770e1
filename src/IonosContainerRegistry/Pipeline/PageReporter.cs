using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>Reads the pages of a list for a cmdlet, and reports what is wrong with them.</summary>
internal sealed class PageReporter
{
    private readonly RegistryCmdlet _cmdlet;
    private readonly string _kind;
    private readonly CallTarget _target;

    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="kind">What the list contains, in the singular.</param>
    /// <param name="target">What the list is about.</param>
    public PageReporter(RegistryCmdlet cmdlet, string kind, CallTarget target)
    {
        _cmdlet = cmdlet;
        _kind = kind;
        _target = target;
    }

    /// <param name="reader">The reader. It is disposed at the end.</param>
    /// <inheritdoc cref="Read{T}(Func{CancellationToken, Task{Page{T}}})"/>
    public IEnumerable<Page<T>> Read<T>(PageReader<T> reader)
    {
        using (reader)
        {
            foreach (Page<T> page in Read(reader.ReadAsync)) yield return page;
        }
    }

    /// <summary>Reads a list page by page.</summary>
    /// <param name="read">Reads the next page, or null at the end.</param>
    /// <exception cref="RegistryApiException">A page can't be read. Thrown while the result is enumerated.</exception>
    public IEnumerable<Page<T>> Read<T>(Func<CancellationToken, Task<Page<T>?>> read)
    {
        while (_cmdlet.Await(read) is { } page)
        {
            ReportResponse(page);
            yield return page;
            ReportWarning(page);
        }
    }

    /// <summary>Reports what is wrong with a list that the client has read as a whole.</summary>
    public void Report<T>(IEnumerable<Page<T>> pages)
    {
        foreach (Page<T> page in pages)
        {
            ReportResponse(page);
            ReportWarning(page);
        }
    }

    private void ReportResponse<T>(Page<T> page)
    {
        _cmdlet.SetResponseVariables(page.Response);
        if (page.UnidentifiedCount > 0)
            _cmdlet.WriteError(ErrorRecordFactory.ItemsWithoutId(_kind, page.UnidentifiedCount, _target));
    }

    private void ReportWarning<T>(Page<T> page)
    {
        if (page.Warning is { } warning) _cmdlet.WriteWarning(ListWarningText.Describe(warning, _kind, _target));
    }
}
