using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Http;
using IonosContainerRegistry.Client.Models;

namespace IonosContainerRegistry.Client.Paging;

/// <summary>
/// Reads all tokens of a registry, each once. Offsets shift when others create or delete tokens meanwhile, so a list that
/// was seen to move is gone over again until it holds still; what then is still missing is a warning.
/// </summary>
internal sealed class TokenPageReader : PageReader<TokenResource>
{
    private const int MaximumSweeps = 12;
    private const int MaximumSweepsWithoutNews = 3;

    private readonly ServiceCaller _caller;
    private readonly Guid _registryId;
    private readonly PageRequest _request;
    private readonly CallObserver? _observer;
    private readonly HashSet<Guid> _delivered = [];
    private CancellationTokenSource? _stop;
    private TokenSweep? _sweep;
    private ApiAnswer? _answer;
    private int _sweeps;
    private int _sweepsWithoutNews;
    private long _given;
    private bool _news;
    private bool _ended;

    public TokenPageReader(ServiceCaller caller, Guid registryId, PageRequest request, CallObserver? observer)
    {
        _caller = caller;
        _registryId = registryId;
        _request = request;
        _observer = observer;
    }

    public override async Task<Page<TokenResource>?> ReadAsync(CancellationToken cancellationToken)
    {
        _stop ??= CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Pages under way belong to the first call; a later call may come with another token.
        using CancellationTokenRegistration registration = cancellationToken.Register(_stop.Cancel);
        while (!_ended && (_given < (_request.First ?? long.MaxValue) || _sweep is null))
        {
            // What the first sweep sees is what is delivered; one set serves both.
            _sweep ??= CreateSweep(_delivered, _stop.Token);
            TokenPage? page = await _sweep.ReadAsync().ConfigureAwait(false);
            if (page is not null)
            {
                _answer = page.Answer;
                return Deliver(page, _sweep);
            }

            string? warning = EndSweep(_sweep);
            if (warning is not null) return new Page<TokenResource>([], _sweep.Total, _answer!) { Warning = warning };
            if (!_ended) _sweep = CreateSweep([], _stop.Token);
        }

        return null;
    }

    protected override void Dispose(bool disposing)
    {
        _stop?.Cancel();
        _sweep?.GiveUpReadAhead();
        _stop?.Dispose();
        _stop = null;
    }

    private TokenSweep CreateSweep(HashSet<Guid> seen, CancellationToken stop) => new(_caller, _registryId, _request, _observer, seen, stop);

    private Page<TokenResource> Deliver(TokenPage page, TokenSweep sweep)
    {
        List<TokenResource> items = new(page.Items.Count);
        int unidentified = 0;
        foreach (TokenResource? token in page.Items)
        {
            if (token?.Id is not { Value: var id })
            {
                if (_sweeps == 0) unidentified++;
                continue;
            }

            bool isNew = sweep.Note(id) && (_sweeps == 0 || _delivered.Add(id));
            if (!isNew || _given >= (_request.First ?? long.MaxValue)) continue;
            items.Add(token);
            _given++;
        }

        if (items.Count > 0) _news = true;
        return new Page<TokenResource>(items, page.Total, page.Answer) { Unidentified = unidentified };
    }

    /// <summary>Decides whether the list has to be gone over again; returns a warning where that can't help.</summary>
    private string? EndSweep(TokenSweep sweep)
    {
        _sweeps++;
        _sweepsWithoutNews = _news ? 0 : _sweepsWithoutNews + 1;
        _news = false;
        bool allOnOnePage = sweep.Pages <= 1 && sweep.Seen >= (sweep.Total ?? 0);
        bool incomplete = sweep.Total is { } total && sweep.Seen + _request.Skip < total && _request.First is null;
        if (allOnOnePage || (!sweep.Moved && !incomplete))
        {
            _ended = true;
            return null;
        }

        if (_request.Skip > 0)
        {
            _ended = true;
            return "The tokens of registry " + _registryId.ToString("D")
                + " changed while they were listed; as only a part of the list was read, some may be missing. List them again.";
        }

        _ended = _sweeps >= MaximumSweeps || _sweepsWithoutNews >= (sweep.Moved ? MaximumSweepsWithoutNews : 1);
        return _ended
            ? $"The list of registry {_registryId:D} could not be read completely: the service speaks of {sweep.Total?.ToString() ?? "an unknown number of"} tokens, and {sweep.Seen} were there at the last of {_sweeps} readings. Some may be missing."
            : null;
    }
}
