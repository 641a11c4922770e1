using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>Reads all registries. The service pages them by an opaque cursor, so one page must be there before the next is asked for.</summary>
internal sealed class RegistryPageReader : PageReader<RegistryResource>
{
    private const int MaximumFruitlessPages = 3;

    private readonly ServiceCaller _caller;
    private readonly int _pageSize;
    private readonly CallObserver? _observer;
    private readonly HashSet<Guid> _delivered = [];
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private string? _cursor;
    private int _fruitlessPages;
    private bool _ended;

    public RegistryPageReader(ServiceCaller caller, int pageSize, CallObserver? observer)
    {
        _caller = caller;
        _pageSize = pageSize;
        _observer = observer;
    }

    public override async Task<Page<RegistryResource>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_ended) return null;
        string path = FormattableString.Invariant($"{Paths.Registries}?limit={_pageSize}");
        if (_cursor is not null) path += "&pagination.token=" + Uri.EscapeDataString(_cursor);
        ServiceCall call = new(HttpMethod.Get, path, _observer);
        ApiResponse<RegistryListResource> response =
            await _caller.SendAsync(call, static wire => wire.RegistryListResource, cancellationToken).ConfigureAwait(false);
        RegistryListResource list = response.Value;
        if (list.Items is null && list.Count?.Value is not 0)
            throw _caller.Unreadable(call, response.Answer, "it has no items, and count does not say that there are none");

        List<RegistryResource> items = [];
        int unidentified = 0;
        foreach (RegistryResource? registry in list.Items ?? [])
        {
            if (registry?.Id is not { Value: var id }) unidentified++;
            else if (_delivered.Add(id)) items.Add(registry);
        }

        _cursor = list.Pagination?.Token;
        _fruitlessPages = items.Count > 0 ? 0 : _fruitlessPages + 1;
        string? warning = null;
        if (string.IsNullOrEmpty(_cursor) || (list.Items ?? []).Count == 0) _ended = true;
        else if (!_cursors.Add(_cursor!) || _fruitlessPages >= MaximumFruitlessPages)
        {
            _ended = true;
            warning = "The service goes round in circles in its list of registries; some may be missing.";
        }

        return new Page<RegistryResource>(items, null, response.Answer) { Unidentified = unidentified, Warning = warning };
    }
}
