using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>
/// Goes over a token list once, from its start to its end, with the next pages already under way. It trusts counts, never
/// links, for these stay filled past the end.
/// </summary>
internal sealed class TokenSweep
{
    private const int MaximumWindow = 16;
    private const int MaximumFruitlessPages = 8;

    private readonly ServiceCaller _caller;
    private readonly Guid _registryId;
    private readonly PageRequest _request;
    private readonly CallObserver? _observer;
    private readonly CancellationToken _stop;
    private readonly Queue<Task<TokenPage>> _underWay = new();
    private readonly HashSet<Guid> _seen;
    private long _next;
    private long _step;
    private int _fruitlessPages;
    private bool _ended;

    public TokenSweep(
        ServiceCaller caller, Guid registryId, PageRequest request, CallObserver? observer, HashSet<Guid> seen, CancellationToken stop)
    {
        _seen = seen;
        _caller = caller;
        _registryId = registryId;
        _request = request;
        _observer = observer;
        _stop = stop;
        _next = request.Skip;
        _step = Math.Min(request.PageSize, Math.Max(1, request.First ?? long.MaxValue));
    }

    /// <summary>How many pages have been handed on.</summary>
    public int Pages { get; private set; }

    /// <summary>How many different tokens have been seen.</summary>
    public int Seen => _seen.Count;

    /// <summary>The total of the last page; null where the service doesn't say.</summary>
    public long? Total { get; private set; }

    /// <summary>Whether the list was seen to change: another total, or a token that came twice.</summary>
    public bool Moved { get; private set; }

    /// <summary>The next page in order, or null past the end.</summary>
    public async Task<TokenPage?> ReadAsync()
    {
        if (_underWay.Count == 0)
        {
            if (_ended) return null;
            Schedule();
        }

        // A page that failed stays at the head: reading on after it would leave a gap.
        TokenPage page = await _underWay.Peek().ConfigureAwait(false);
        _ = _underWay.Dequeue();
        if (Pages > 0 && page.Total != Total) Moved = true;
        Total = page.Total;
        Pages++;
        Follow(page);
        if (_ended) GiveUpReadAhead();
        else ReadAhead();
        return page;
    }

    /// <summary>Forgets the pages under way; nobody is told if they fail.</summary>
    public void GiveUpReadAhead()
    {
        foreach (Task<TokenPage> page in _underWay)
        {
            _ = page.ContinueWith(
                failed => _ = failed.Exception, CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        _underWay.Clear();
    }

    /// <summary>Records a token of the page that was just read; false where it was on an earlier one.</summary>
    public bool Note(Guid tokenId)
    {
        bool isNew = _seen.Add(tokenId);
        if (isNew) _fruitlessPages = 0;
        else Moved = true;
        return isNew;
    }

    private void Follow(TokenPage page)
    {
        // A service that ignores the offset would send the same page for ever, whatever total it speaks of.
        bool circles = _fruitlessPages++ > (page.Total is null ? 1 : MaximumFruitlessPages);
        bool last = page.Items.Count == 0 || circles || (page.Total is { } total ? page.End >= total : page.Items.Count < page.EchoedLimit);
        if (last || (_request.First is { } first && page.End - _request.Skip >= first))
        {
            _ended = true;
            return;
        }

        // Shorter than asked for although there is more: the service clamps the limit.
        if (page.Items.Count < Math.Min(_step, page.Limit) || page.Limit < _step)
        {
            _step = page.Items.Count;
            if (_next != page.End) GiveUpReadAhead();
            _next = page.End;
        }
    }

    private void ReadAhead()
    {
        // Opens quickly, but only as the consumer comes for more.
        int window = Total is null ? 1 : Pages switch { 1 => 2, 2 => 8, _ => MaximumWindow };
        long end = Math.Min(Total ?? long.MaxValue, _request.First is { } first ? _request.Skip + first : long.MaxValue);
        while (_underWay.Count < window && _next < end) Schedule();
    }

    private void Schedule()
    {
        _underWay.Enqueue(FetchAsync(_next, _step));
        _next += _step;
    }

    private async Task<TokenPage> FetchAsync(long offset, long limit)
    {
        ServiceCall call = new(HttpMethod.Get, FormattableString.Invariant($"{Paths.Tokens(_registryId)}?offset={offset}&limit={limit}"), _observer);
        ApiResponse<TokenListResource> response =
            await _caller.SendAsync(call, static wire => wire.TokenListResource, _stop).ConfigureAwait(false);
        TokenListResource list = response.Value;
        long? total = list.Total;
        if (list.Items is null && list.Count?.Value is not 0 && total is not 0)
            throw _caller.Unreadable(call, response.Answer, "it has no items, and neither count nor total says that there are none");
        IList<TokenResource?> items = list.Items ?? [];
        // A total below what this very page holds is none.
        if (total < 0 || (items.Count > 0 && total < offset + items.Count)) total = null;
        long? echoed = list.Limit?.Value is > 0 and { } sent ? Math.Min(sent, limit) : null;
        return new TokenPage(offset, limit, echoed, items, total, response.Answer);
    }
}
