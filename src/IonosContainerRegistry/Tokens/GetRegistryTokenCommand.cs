using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Paging;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Get-RegistryToken: lists tokens, or reads tokens by ID.</summary>
[Cmdlet(VerbsCommon.Get, "RegistryToken", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(RegistryToken))]
public sealed class GetRegistryTokenCommand : RegistryCmdlet
{
    private const string ListSet = "List";
    private const string ByIdSet = "ById";
    private const int MaximumPageSize = 10000;

    private TokenFilter _filter = TokenFilter.Everything;
    private PageWindow _window = PageWindow.Everything;
    private long _listed;
    private bool _hasFailed;

    /// <summary>The registries; all of the account if omitted.</summary>
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

    /// <summary>The input object. With a TokenId it is read; otherwise the tokens of its registry are listed.</summary>
    [Parameter(ParameterSetName = ByIdSet, ValueFromPipeline = true, DontShow = true)]
    [TokenInputTransformation]
    public PSObject? InputObject { get; set; }

    /// <summary>Names or wildcard patterns. A name without a match causes an error, a pattern doesn't.</summary>
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

    /// <summary>Lists only tokens that expire within this time, such as 30d.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TokenLifetimeTransformation]
    public TokenLifetime? ExpiringWithin { get; set; }

    /// <summary>The number of tokens to request per page.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, MaximumPageSize)]
    public int PageSize { get; set; } = 100;

    private protected override void BeginInput()
    {
        _filter = new TokenFilter(Name, Status, ExpiringWithin);
        _window = new PageWindow(PagingParameters);
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ByIdSet) ReadById();
        else List();
    }

    private protected override void EndInput()
    {
        // A list that can't be read might contain the name.
        if (_window.IsFull || _hasFailed) return;
        foreach (string name in _filter.UnmatchedNames) WriteError(ErrorRecordFactory.TokenNotFound(name));
    }

    private void ReadById()
    {
        _window.ThrowIfUsedWith(this, nameof(TokenId));
        TokenReader reader = new(this);
        foreach (Guid registryId in RegistryId ?? [])
        {
            foreach (Guid tokenId in TokenId ?? [])
            {
                if (reader.TryRead(registryId, tokenId) is { } token) WriteObject(token);
            }
        }
    }

    private void List()
    {
        if (_window.IsFull && !PagingParameters.IncludeTotalCount) return;
        if (MyInvocation.ExpectingInput) ParameterException.Require(RegistryId);
        List<TokenListing> lists = [];
        try
        {
            foreach (Guid registryId in RegistryId ?? ReadRegistryIds()) lists.Add(Open(registryId));
            if (PagingParameters.IncludeTotalCount) WriteTotal(lists);
            foreach (TokenListing list in lists)
            {
                if (_window.IsFull) return;
                WriteTokens(list);
            }
        }
        finally
        {
            foreach (TokenListing list in lists) list.Dispose();
        }
    }

    private IEnumerable<Guid> ReadRegistryIds()
    {
        try
        {
            return new RegistryReader(this).ReadAll().Select(registry => registry.RegistryId).ToList();
        }
        catch (RegistryApiException failure)
        {
            WriteListFailure(failure, new CallTarget());
            return [];
        }
    }

    private TokenListing Open(Guid registryId)
    {
        PageRequest request = new() { PageSize = PageSize };
        if (_filter.IsEverything)
        {
            // With several registries, how many tokens to skip in the second depends on how many the first has.
            request.Skip = RegistryId is { Length: 1 } ? _window.LeftToSkip : 0;
            request.First = _window.LeftToTake is { } take ? take + (_window.LeftToSkip - request.Skip) : null;
        }

        TokenReader reader = new(this);
        return new TokenListing(
            registryId, request.Skip, reader.ReadPages(registryId, reader.Open(registryId, request)));
    }

    private void WriteTotal(List<TokenListing> lists)
    {
        decimal total = 0;
        bool isKnown = _filter.IsEverything;
        foreach (TokenListing list in lists)
        {
            try
            {
                if (list.ReadFirst()?.Total is { } count) total += count;
                else isKnown = false;
            }
            catch (RegistryApiException failure)
            {
                list.HasFailed = true;
                isKnown = false;
                WriteListFailure(failure, new CallTarget(list.RegistryId));
            }
        }

        WriteObject(PagingParameters.NewTotalCount((ulong)total, isKnown ? 1.0 : 0.0));
    }

    private void WriteTokens(TokenListing list)
    {
        if (list.HasFailed) return;
        try
        {
            if (list.ReadFirst() is not { } first) return;
            _window.SkippedByService(Math.Min(list.SkippedByService, first.Total ?? list.SkippedByService));
            long read = 0;
            TokenReader reader = new(this);
            foreach (Page<TokenResource> page in list.ReadPages())
            {
                foreach (TokenResource token in page.Items)
                {
                    read++;
                    Write(reader.Convert(list.RegistryId, token));
                    if (_window.IsFull) return;
                }

                ReportProgress("Listing tokens", _listed, TotalFor(page.Total, read));
            }
        }
        catch (RegistryApiException failure)
        {
            WriteListFailure(failure, new CallTarget(list.RegistryId));
        }
    }

    private void Write(RegistryToken token)
    {
        if (!_filter.Accepts(token) || !_window.Takes()) return;
        WriteObject(token);
        _listed++;
    }

    /// <summary>The total of the progress bar; null for several registries.</summary>
    private long? TotalFor(long? reported, long read)
        => reported is { } total && RegistryId is { Length: 1 } ? Math.Max(total, read) : null;

    private void WriteListFailure(RegistryApiException failure, CallTarget target)
    {
        _hasFailed = true;
        WriteFailure(failure, target);
    }
}
