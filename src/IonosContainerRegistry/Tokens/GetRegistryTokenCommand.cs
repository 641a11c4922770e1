using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Tokens;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Tokens;

namespace IonosContainerRegistry;

/// <summary>Get-RegistryToken: lists tokens, or reads tokens by ID.</summary>
[Cmdlet(VerbsCommon.Get, "RegistryToken", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(RegistryToken))]
public sealed class GetRegistryTokenCommand : RegistryListingCmdlet
{
    private const string ListSet = "List";
    private const string ByIdSet = "ById";
    private const int MaximumPageSize = 10000;

    private TokenFilter _filter = TokenFilter.Everything;

    /// <summary>The tokens to read.</summary>
    [Parameter(Position = 1, ParameterSetName = ByIdSet, ValueFromPipelineByPropertyName = true, Mandatory = true)]
    [IdListTransformation("To specify a token by name, use -Name.")]
    [ArgumentCompleter(typeof(TokenIdCompleter))]
    public Guid[]? TokenId { get; set; }

    /// <summary>The input object. With a TokenId it is read, otherwise the tokens of its registry are listed.</summary>
    [Parameter(ParameterSetName = ByIdSet, ValueFromPipeline = true, DontShow = true)]
    [TokenInputTransformation]
    public PSObject? InputObject { get; set; }

    /// <summary>The registry whose tokens are listed or read, or what is in it, to name the registry.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipeline = true, DontShow = true)]
    [Parameter(ParameterSetName = ByIdSet, ValueFromPipeline = true, DontShow = true)]
    [RegistryInputTransformation]
    public PSObject? InputRegistry { get; set; }

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
    [ArgumentCompleter(typeof(LifetimeCompleter))]
    public TokenLifetime? ExpiringWithin { get; set; }

    /// <summary>The number of tokens to request per page.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, MaximumPageSize)]
    public int PageSize { get; set; } = 100;

    private protected override string Activity => "Listing tokens";

    private protected override object? InputTarget => TokenId ?? (object?)InputObject ?? InputRegistry;

    private protected override void BeginInput()
    {
        base.BeginInput();
        _filter = new TokenFilter(Name, Status, ExpiringWithin);
        if (ParameterSetName != ByIdSet) return;
        Window.ThrowIfUsedWith(this, nameof(TokenId));
        // A token of an unknown registry isn't searched for in all of them.
        RegistrySelector.Require(this);
    }

    private protected override void ProcessInput()
    {
        PSObject? input = InputObject ?? InputRegistry;
        if (ParameterSetName == ByIdSet) ReadById(Registries.Select(RegistryId, RegistryName, input));
        else List(Registries.SelectOrAll(RegistryId, RegistryName, input));
    }

    private protected override void EndReading()
    {
        if (!HasListedAll) return;
        foreach (ErrorRecord record in _filter.CreateErrors(ListedPlace)) WriteError(record);
    }

    private void ReadById(IEnumerable<RegistryReference> registries)
    {
        TokenReader reader = new(this);
        foreach (RegistryReference registry in registries)
        {
            foreach (Guid tokenId in TokenId ?? [])
            {
                string? name = TokenText.FindName(this, InputObject, registry, tokenId);
                Start(reader.Item(registry, tokenId, name, WriteObject));
            }
        }
    }

    private void List(IEnumerable<RegistryReference> registries)
    {
        if (Window.IsFull && !PagingParameters.IncludeTotalCount) return;
        bool isOnlyList = IsOnlyList(registries);
        IEnumerable<ListReading<TokenResource>> lists =
            registries.Select(registry => CreateList(registry, isOnlyList));
        if (PagingParameters.IncludeTotalCount) ListWithTotal(lists.ToList());
        else foreach (ListReading<TokenResource> list in lists) Start(list);
    }

    private ListReading<TokenResource> CreateList(RegistryReference registry, bool isOnlyList)
    {
        PageRequest request = CreateRequest(PageSize, !_filter.IsEverything, isOnlyList);
        TokenReader reader = new(this);
        AddPlace(registry.ToString());
        return reader.List(registry, request, pages => WriteItems(
            pages, request, token => Select(reader.Convert(registry, token)), isOnlyList));
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
