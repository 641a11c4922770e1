using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Http;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>
/// Reads a list by an opaque cursor, each item once. A page must have arrived before the next can be requested. A page
/// without items doesn't end the list, a missing cursor does.
/// </summary>
internal sealed class CursorPageReader<T, TKey>
    where T : ApiResource
{
    private readonly RegistryHttpClient _http;
    private readonly string _path;
    private readonly JsonTypeInfo<CursorList<T>> _type;
    private readonly Func<T, TKey?> _key;
    private readonly RequestObserver? _observer;

    /// <param name="http">Sends the requests.</param>
    /// <param name="path">Path and query of the first page, the limit among it.</param>
    /// <param name="type">How a page is read.</param>
    /// <param name="key">Reads what distinguishes items. Returns the default value for an item without it.</param>
    /// <param name="observer">Observes the requests. Can be null.</param>
    public CursorPageReader(
        RegistryHttpClient http, string path, JsonTypeInfo<CursorList<T>> type, Func<T, TKey?> key,
        RequestObserver? observer)
    {
        _http = http;
        _path = path;
        _type = type;
        _key = key;
        _observer = observer;
    }

    public async IAsyncEnumerable<Page<T>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ItemCollector<T, TKey> collected = new(_key);
        HashSet<string> cursors = new(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            string path = cursor is null ? _path : $"{_path}&pagination.token={Uri.EscapeDataString(cursor)}";
            ApiRequest request = new(HttpMethod.Get, path, _observer);
            ApiResponse<CursorList<T>> response =
                await _http.SendAsync(request, _type, cancellationToken).ConfigureAwait(false);
            CursorList<T> list = response.Value;
            cursor = list.Pagination?.Token;
            bool hasMore = !string.IsNullOrEmpty(cursor);
            if (list.Items is null && list.Count is not 0 && !hasMore)
                throw _http.CreateInvalidResponse(request, response.Response, FailureDetail.MissingItems);

            Page<T> page = collected.AddPage(list.Items ?? [], response.Response, list.UnreadableFields);
            bool repeats = hasMore && (!cursors.Add(cursor!) || collected.IsStuck);
            if (!hasMore || repeats) cursor = null;
            // Whether there is more is unknown then.
            bool isCutOff = list.UnreadableFields.Any(
                field => field.StartsWith("pagination", StringComparison.Ordinal));
            page.Warning = repeats ? Warn(ListWarningKind.RepeatedPages)
                : isCutOff ? Warn(ListWarningKind.Incomplete) : null;
            yield return page;
        }
        while (cursor is not null);

        ListWarning Warn(ListWarningKind kind) => new(kind) { ReturnedCount = collected.Keys.Count, Passes = 1 };
    }
}
