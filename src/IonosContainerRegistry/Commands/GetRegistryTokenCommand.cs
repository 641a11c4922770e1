using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Commands;

/// <summary>Get-RegistryToken: lists tokens, or reads some by their ids.</summary>
[Cmdlet(VerbsCommon.Get, "RegistryToken", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(RegistryToken))]
public sealed class GetRegistryTokenCommand : RegistryCommand
{
    private const string ListSet = "List";
    private const string ByIdSet = "ById";
    private const int MaximumPageSize = 10000;

    private TokenFilter _filter = TokenFilter.Everything;
    private PageWindow _window = PageWindow.Everything;
    private long _listed;
    private bool _isIncomplete;

    /// <summary>The registries; without any, those of the whole account.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ByIdSet, ValueFromPipelineByPropertyName = true, Mandatory = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    /// <summary>The tokens to read.</summary>
    [Parameter(Position = 1, ParameterSetName = ByIdSet, ValueFromPipelineByPropertyName = true, Mandatory = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    public Guid[]? TokenId { get; set; }

    /// <summary>A record that names a token is read by its id; any other lists its registry.</summary>
    [Parameter(ParameterSetName = ByIdSet, ValueFromPipeline = true, DontShow = true)]
    [TokenRecordTransformation]
    public PSObject? InputObject { get; set; }

    /// <summary>Names or patterns; a name that matches nothing is an error, a pattern is not.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TokenNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The statuses to list, such as enabled or disabled.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Lists only what expires within this time, such as 30d.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TokenLifetimeTransformation]
    public TokenLifetime? ExpiringWithin { get; set; }

    /// <summary>How many tokens a request asks for.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, MaximumPageSize)]
    public int PageSize { get; set; } = 100;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RefuseEmpty(nameof(RegistryId), RegistryId is null);
        RefuseEmpty(nameof(TokenId), TokenId is null);
        RefuseEmpty(nameof(ExpiringWithin), ExpiringWithin is null);
        _filter = new TokenFilter(Name, Status, ExpiringWithin);
        _window = new PageWindow(PagingParameters);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByIdSet) ReadById();
        else List();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A list that could not be read may hold the name.
        if (!_window.IsFull && !_isIncomplete)
        {
            foreach (string name in _filter.UnmatchedNames) WriteError(ErrorRecords.NameNotFound("token", name));
        }

        base.EndProcessing();
    }

    private void ReadById()
    {
        if (_window.WasAskedFor)
        {
            ThrowTerminatingError(ErrorRecords.BadCombination(
                "-First, -Skip and -IncludeTotalCount page through a list; they can't be used with -TokenId."));
        }

        foreach (Guid registryId in RegistryId ?? [])
        {
            foreach (Guid tokenId in TokenId ?? [])
            {
                try
                {
                    ApiResponse<TokenResource> response = Await(stop => Client.GetTokenAsync(registryId, tokenId, CreateObserver(), stop));
                    Note(response.Answer);
                    response.Value.Id ??= tokenId;
                    WriteObject(TokenMapper.ToToken(registryId, response.Value));
                }
                catch (RegistryApiException failure)
                {
                    WriteFailure(failure, new CallTarget(registryId, tokenId));
                }
            }
        }
    }

    private void List()
    {
        if (_window.IsFull && !PagingParameters.IncludeTotalCount) return;
        if (RegistryId is null && MyInvocation.ExpectingInput)
        {
            WriteError(ErrorRecords.BadInput(nameof(RegistryId), "the record has none.", null));
            return;
        }

        List<TokenList> lists = [];
        try
        {
            foreach (Guid registryId in RegistryId ?? AllRegistries()) lists.Add(Open(registryId));
            if (PagingParameters.IncludeTotalCount) WriteTotal(lists);
            foreach (TokenList list in lists)
            {
                if (_window.IsFull) return;
                WriteTokens(list);
            }
        }
        finally
        {
            foreach (TokenList list in lists) list.Reader.Dispose();
        }
    }

    private IEnumerable<Guid> AllRegistries()
    {
        try
        {
            return ReadRegistries().Select(registry => registry.RegistryId);
        }
        catch (RegistryApiException failure)
        {
            WriteListFailure(failure, new CallTarget());
            return [];
        }
    }

    private TokenList Open(Guid registryId)
    {
        PageRequest request = new() { PageSize = PageSize };
        if (_filter.IsEverything)
        {
            // Only one registry's skip is known before its answer; the others' depends on how much the first has.
            request.Skip = RegistryId is { Length: 1 } ? _window.LeftToSkip : 0;
            request.First = _window.LeftToTake is { } take ? take + (_window.LeftToSkip - request.Skip) : null;
        }

        return new TokenList(registryId, request.Skip, Client.ReadTokens(registryId, request, CreateObserver()));
    }

    private void WriteTotal(List<TokenList> lists)
    {
        decimal total = 0;
        bool known = _filter.IsEverything;
        foreach (TokenList list in lists)
        {
            try
            {
                list.FirstPage = Await(list.Reader.ReadAsync);
                if (list.FirstPage?.Total is { } count) total += count;
                else known = false;
            }
            catch (RegistryApiException failure)
            {
                list.IsBroken = true;
                known = false;
                WriteListFailure(failure, new CallTarget(list.RegistryId));
            }
        }

        WriteObject(PagingParameters.NewTotalCount((ulong)total, known ? 1.0 : 0.0));
    }

    private void WriteTokens(TokenList list)
    {
        if (list.IsBroken) return;
        try
        {
            long read = 0;
            Page<TokenResource>? page = list.FirstPage ?? Await(list.Reader.ReadAsync);
            if (page is not null) _window.SkippedByService(Math.Min(list.SkippedByService, page.Total ?? list.SkippedByService));
            for (; page is not null; page = Await(list.Reader.ReadAsync))
            {
                Note(page.Answer);
                if (page.Unidentified > 0)
                    WriteError(ErrorRecords.Unidentified("token", page.Unidentified, new CallTarget(list.RegistryId)));
                foreach (TokenResource token in page.Items)
                {
                    read++;
                    RegistryToken output = TokenMapper.ToToken(list.RegistryId, token);
                    if (!_filter.Accepts(output) || !_window.Takes()) continue;
                    WriteObject(output);
                    _listed++;
                    if (_window.IsFull) return;
                }

                if (page.Warning is not null) WriteWarning(page.Warning);
                ReportProgress("Listing tokens", _listed, page.Total is { } total && RegistryId is { Length: 1 } ? Math.Max(total, read) : null);
            }
        }
        catch (RegistryApiException failure)
        {
            WriteListFailure(failure, new CallTarget(list.RegistryId));
        }
    }

    private void WriteListFailure(RegistryApiException failure, CallTarget target)
    {
        _isIncomplete = true;
        WriteFailure(failure, target);
    }

    private sealed class TokenList
    {
        public TokenList(Guid registryId, long skippedByService, PageReader<TokenResource> reader)
        {
            RegistryId = registryId;
            SkippedByService = skippedByService;
            Reader = reader;
        }

        public Guid RegistryId { get; }

        public long SkippedByService { get; }

        public PageReader<TokenResource> Reader { get; }

        public Page<TokenResource>? FirstPage { get; set; }

        public bool IsBroken { get; set; }
    }
}
