using System;
using System.Collections.Generic;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;

namespace IonosContainerRegistry.Tokens;

/// <summary>The list of a registry's tokens while it is read, with the first page read in advance on request.</summary>
internal sealed class TokenListing : IDisposable
{
    private readonly IEnumerator<Page<TokenResource>> _pages;
    private bool _isFirstRead;
    private Page<TokenResource>? _first;

    public TokenListing(Guid registryId, long skippedByService, IEnumerable<Page<TokenResource>> pages)
    {
        RegistryId = registryId;
        SkippedByService = skippedByService;
        _pages = pages.GetEnumerator();
    }

    public Guid RegistryId { get; }

    /// <summary>How many tokens the service was told to skip.</summary>
    public long SkippedByService { get; }

    /// <summary>Whether reading failed and the error was written.</summary>
    public bool HasFailed { get; set; }

    /// <summary>The first page; null for an empty list.</summary>
    public Page<TokenResource>? ReadFirst()
    {
        if (_isFirstRead) return _first;
        _isFirstRead = true;
        return _first = _pages.MoveNext() ? _pages.Current : null;
    }

    /// <summary>All pages, beginning with the first.</summary>
    public IEnumerable<Page<TokenResource>> ReadPages()
    {
        if (ReadFirst() is not { } first) yield break;
        yield return first;
        while (_pages.MoveNext()) yield return _pages.Current;
    }

    public void Dispose() => _pages.Dispose();
}
