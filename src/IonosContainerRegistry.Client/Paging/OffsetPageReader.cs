using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>
/// Reads a list by offset and limit, each item once. Offsets shift if others create or delete items meanwhile. To
/// notice, pages overlap by one item, which must come back as the first of the next page. A list that moved is read
/// again until it holds still. What might be missing then is a warning. Links aren't followed, because they stay filled
/// past the end.
/// </summary>
internal sealed class OffsetPageReader<T, TKey>
    where T : ApiResource
{
    private const int MaximumPasses = 12;
    private const int MaximumPassesWithoutNewItems = 3;
    private const int MaximumReadAhead = 16;

    // What the service uses without a limit, so it never refuses as much.
    private const int DefaultLimit = 100;

    private readonly RegistryHttpClient _http;
    private readonly string _path;
    private readonly JsonTypeInfo<OffsetList<T>> _type;
    private readonly Func<T, TKey?> _key;
    private readonly PageRequest _request;
    private readonly RequestObserver? _observer;

    /// <param name="http">Sends the requests.</param>
    /// <param name="path">Path of the list, possibly with a query.</param>
    /// <param name="type">How a page is read.</param>
    /// <param name="key">Reads what distinguishes items. Returns the default value for an item without it.</param>
    /// <param name="request">Which part of the list is read.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    public OffsetPageReader(
        RegistryHttpClient http, string path, JsonTypeInfo<OffsetList<T>> type, Func<T, TKey?> key, PageRequest request,
        RequestObserver? observer)
    {
        _http = http;
        _path = path + (path.IndexOf('?') < 0 ? "?" : "&");
        _type = type;
        _key = key;
        _request = request;
        _observer = observer;
    }

    /// <summary>
    /// Whether the service sends count and total, so that a page without items must come with one that is zero.
    /// </summary>
    public bool HasCount { get; init; }

    /// <summary>Whether the service documents that it accepts only an API token.</summary>
    public bool RequiresBearer { get; init; }

    private long First => _request.First ?? long.MaxValue;

    /// <summary>The limit of all pages but the first, one of whose items is that of the page before.</summary>
    private long OverlappingLimit => Math.Max(_request.PageSize, Math.Min(_request.PageSize + 1, DefaultLimit));

    public async IAsyncEnumerable<Page<T>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Null during the first pass, which delivers all that is new to it.
        HashSet<TKey>? delivered = null;
        long count = 0;
        int passesWithoutNewItems = 0;
        for (int passes = 1; ; passes++)
        {
            OffsetPass<T, TKey> pass = new(_key);
            ResponseMetadata? response = null;
            long before = count;
            await foreach (Page<T> page in ReadPassAsync(pass, cancellationToken).ConfigureAwait(false))
            {
                List<T> items = new(page.Items.Count);
                foreach (T item in page.Items)
                {
                    if (count >= First || delivered?.Add(_key(item)!) == false) continue;
                    items.Add(item);
                    count++;
                }

                response = page.Response;
                yield return new Page<T>(items, response)
                {
                    Total = page.Total,
                    UnidentifiedCount = passes == 1 ? page.UnidentifiedCount : 0,
                    UnreadableFields = page.UnreadableFields,
                };
                if (count >= First) yield break;
            }

            if (IsComplete(pass)) yield break;
            delivered ??= new HashSet<TKey>(pass.Seen);
            passesWithoutNewItems = count > before ? 0 : passesWithoutNewItems + 1;
            // A part can't be read again: what moved might have moved out of it.
            bool isPart = _request.Skip > 0;
            int maximumWithoutNewItems = pass.Moved ? MaximumPassesWithoutNewItems : 1;
            if (isPart || passes >= MaximumPasses || passesWithoutNewItems >= maximumWithoutNewItems)
            {
                ListWarningKind kind = pass.Repeated ? ListWarningKind.RepeatedPages
                    : isPart ? ListWarningKind.Changed : ListWarningKind.Incomplete;
                yield return new Page<T>([], response!) { Total = pass.Total, Warning = pass.Warn(kind, passes) };
                yield break;
            }
        }
    }

    private bool IsComplete(OffsetPass<T, TKey> pass)
    {
        bool hasAll = pass.Total is not { } total || _request.First is not null || pass.Count + _request.Skip >= total;
        return hasAll && (!pass.Moved || pass.Pages <= 1);
    }

    /// <summary>Reads the list once, with the next pages already requested.</summary>
    private async IAsyncEnumerable<Page<T>> ReadPassAsync(
        OffsetPass<T, TKey> pass, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Queue<(long Offset, Task<OffsetSlice<T>> Page)> ahead = new();
        long offset = _request.Skip;
        long limit = Math.Min(_request.PageSize, Math.Max(1, First));
        int overlap = 0;
        try
        {
            while (true)
            {
                if (ahead.Count == 0) ahead.Enqueue((offset, FetchAsync(offset, limit, cancellationToken)));
                OffsetSlice<T> slice = await ahead.Dequeue().Page.ConfigureAwait(false);
                Page<T> page = pass.Add(slice, overlap);
                if (IsLast(slice, pass, overlap))
                {
                    yield return page;
                    yield break;
                }

                // The service caps the limit if a page is short although the list goes on.
                if (slice.Items.Count < slice.Limit) limit = slice.Items.Count;
                else if (pass.Pages == 1) limit = OverlappingLimit;
                overlap = limit > 1 ? 1 : 0;
                offset = slice.End - overlap;
                if (ahead.Count > 0 && ahead.Peek().Offset != offset) Discard(ahead);
                // Few at first, because the consumer might not read on.
                int readAhead = slice.Total is null ? 0 : pass.Pages switch { 1 => 2, 2 => 8, _ => MaximumReadAhead };
                long end = Math.Min(slice.Total ?? 0, Math.Min(First, long.MaxValue - _request.Skip) + _request.Skip);
                while (ahead.Count < readAhead)
                {
                    long next = offset + (ahead.Count * (limit - overlap));
                    if (next + overlap >= end) break;
                    ahead.Enqueue((next, FetchAsync(next, limit, cancellationToken)));
                }

                yield return page;
            }
        }
        finally
        {
            Discard(ahead);
        }
    }

    private bool IsLast(OffsetSlice<T> slice, OffsetPass<T, TKey> pass, int overlap)
    {
        if (slice.Items.Count == 0 || slice.End - _request.Skip >= First) return true;
        if (pass.Repeated || pass.IsStuck) return true;
        if (slice.Total is { } total) return slice.End >= total;
        return slice.EchoedLimit is { } echoed ? slice.Items.Count < echoed : slice.Items.Count <= overlap;
    }

    private async Task<OffsetSlice<T>> FetchAsync(long offset, long limit, CancellationToken cancellationToken)
    {
        string path = FormattableString.Invariant($"{_path}offset={offset}&limit={limit}");
        ApiRequest request = new(HttpMethod.Get, path, _observer) { RequiresBearer = RequiresBearer };
        ApiResponse<OffsetList<T>> response =
            await _http.SendAsync(request, _type, cancellationToken).ConfigureAwait(false);
        OffsetList<T> list = response.Value;
        if (list.Items is null && HasCount && list.Count is not 0 && list.Total is not 0)
            throw _http.CreateInvalidResponse(request, response.Response, FailureDetail.MissingItems);
        return new OffsetSlice<T>(offset, limit, list, response.Response);
    }

    /// <summary>Drops pages that were requested and aren't needed, and observes their failures.</summary>
    private static void Discard(Queue<(long Offset, Task<OffsetSlice<T>> Page)> ahead)
    {
        foreach ((_, Task<OffsetSlice<T>> page) in ahead)
        {
            _ = page.ContinueWith(
                failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }

        ahead.Clear();
    }
}
