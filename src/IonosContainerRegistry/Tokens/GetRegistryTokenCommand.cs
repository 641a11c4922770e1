using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Get-RegistryToken: lists tokens, or reads tokens by ID.</summary>
[Cmdlet(VerbsCommon.Get, "RegistryToken", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(RegistryToken))]
public sealed class GetRegistryTokenCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string ByIdSet = "ById";
    private const int MaximumPageSize = 10000;

    private TokenFilter _filter = TokenFilter.Everything;
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

    private protected override string Activity => "Listing tokens";

    private protected override void BeginInput()
    {
        base.BeginInput();
        _filter = new TokenFilter(Name, Status, ExpiringWithin);
        if (ParameterSetName == ByIdSet) Window.ThrowIfUsedWith(this, nameof(TokenId));
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ByIdSet) ReadById();
        else List();
    }

    private protected override void EndReading()
    {
        // A list that can't be read might contain the name.
        if (Window.IsFull || _hasFailed) return;
        foreach (string name in _filter.UnmatchedNames) WriteError(ErrorRecordFactory.TokenNotFound(name));
    }

    private protected override void OnInputFailed() => _hasFailed = true;

    private void ReadById()
    {
        TokenReader reader = new(this);
        foreach (Guid registryId in RegistryId ?? [])
        {
            foreach (Guid tokenId in TokenId ?? []) Start(reader.Item(registryId, tokenId, WriteObject));
        }
    }

    private void List()
    {
        if (Window.IsFull && !PagingParameters.IncludeTotalCount) return;
        if (MyInvocation.ExpectingInput) ParameterException.Require(RegistryId);
        try
        {
            IEnumerable<Guid> registryIds = RegistryId
                ?? new RegistryReader(this).ReadAll().Select(registry => registry.RegistryId);
            if (PagingParameters.IncludeTotalCount) ListWithTotal(registryIds.Select(CreateList).ToList());
            else foreach (Guid registryId in registryIds) Start(CreateList(registryId));
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget());
        }
    }

    private ListReading<TokenResource> CreateList(Guid registryId)
    {
        bool isOnlyList = RegistryId is { Length: 1 };
        PageRequest request = CreateRequest(PageSize, !_filter.IsEverything, isOnlyList);
        TokenReader reader = new(this);
        return reader.List(registryId, request, pages => WriteItems(
            pages, request, token => Select(reader.Convert(registryId, token)), isOnlyList));
    }

    private RegistryToken? Select(RegistryToken token) => _filter.Accepts(token) ? token : null;

    /// <summary>Writes the total, for which the first page of each list is needed, before the lists.</summary>
    private void ListWithTotal(List<ListReading<TokenResource>> lists)
    {
        decimal total = 0;
        bool isKnown = _filter.IsEverything;
        for (int i = 0; i < lists.Count; i++)
        {
            foreach (ListReading<TokenResource> next in lists.Skip(i).Take(MaximumConcurrency)) next.RequestFirst();
            try
            {
                if (lists[i].Peek()?.Total is { } count) total += count;
                else isKnown = false;
            }
            catch (RegistryApiException)
            {
                // Reported in the list's turn.
                isKnown = false;
            }
        }

        WriteObject(PagingParameters.NewTotalCount((ulong)total, isKnown ? 1.0 : 0.0));
        foreach (ListReading<TokenResource> list in lists) Start(list);
    }
}
