using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Client.Repositories;
using IonosContainerRegistry.Paging;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;
using IonosContainerRegistry.Vulnerabilities;

namespace IonosContainerRegistry;

/// <summary>Get-RegistryRepository: lists repositories, or reads repositories by name.</summary>
[Cmdlet(VerbsCommon.Get, "RegistryRepository", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(RegistryRepository))]
public sealed class GetRegistryRepositoryCommand : RegistryListingCmdlet
{
    private const string ListSet = "List";
    private const string ByNameSet = "ByName";
    private const int MaximumPageSize = 1000;

    private NameFilter _names = new(nameof(Name), null);
    private SeverityFilter _severities = new(null);

    /// <summary>The repositories to read.</summary>
    [Parameter(Position = 1, ParameterSetName = ByNameSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RepositoryNameCompleter))]
    public string[]? RepositoryName { get; set; }

    /// <summary>Names or wildcard patterns. A name without a match causes an error, a pattern doesn't.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RepositoryNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The severities of the artifact that was pushed last.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string[]? Severity { get; set; }

    /// <summary>The order in the API's own words, such as -lastPush. By name if omitted.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RepositoryOrderCompleter))]
    public string? OrderBy { get; set; }

    /// <summary>The number of repositories to request per page.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, MaximumPageSize)]
    public int PageSize { get; set; } = 100;

    /// <summary>The input object, which might know the name of its registry.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override object? InputTarget => InputObject;

    private protected override string Activity => "Listing repositories";

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (ParameterSetName == ByNameSet)
        {
            Window.ThrowIfUsedWith(this, nameof(RepositoryName));
            RegistrySelector.Require(this);
        }

        _names = new NameFilter(nameof(Name), Name);
        _severities = new SeverityFilter(Severity);
        WriteUnknownTotal();
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ByNameSet)
        {
            foreach (RegistryReference registry in Registries.Select(RegistryId, RegistryName, InputObject))
                ReadByName(registry);
            return;
        }

        IEnumerable<RegistryReference> registries = Registries.SelectOrAll(RegistryId, RegistryName, InputObject);
        bool isOnlyList = IsOnlyList(registries);
        foreach (RegistryReference registry in registries)
        {
            if (!Window.IsFull) List(registry, isOnlyList);
        }
    }

    private protected override void EndReading()
    {
        if (!HasListedAll) return;
        var errors = _names.CreateErrors(RepositoryErrorId.RepositoryNotFound, "repository", ListedPlace);
        foreach (ErrorRecord record in errors) WriteError(record);
    }

    private void ReadByName(RegistryReference registry)
    {
        foreach (string name in RepositoryName!)
        {
            Start(new ItemReading<RepositoryResource>(
                this,
                (observer, stop) => Client.Repositories.GetAsync(registry.Id, name, observer, stop),
                new RepositoryTarget(registry, name),
                repository => WriteObject(Convert(registry, repository))));
        }
    }

    private void List(RegistryReference registry, bool isOnlyList)
    {
        AddPlace(registry.ToString());
        bool isFiltered = !_names.AcceptsEverything || !_severities.AcceptsEverything;
        PageRequest request = CreateRequest(PageSize, isFiltered, isOnlyList);
        RepositoryQuery query = new()
        {
            // Whether the service compares names as a whole isn't documented, so it gets only whole names.
            Name = _names.SingleLiteral,
            Severity = _severities.Single,
            OrderBy = OrderBy,
        };
        Start(new ListReading<RepositoryResource>(
            this,
            Client.Repositories.List(registry.Id, query, request, CreateObserver()),
            "repository",
            new RepositoryTarget(registry),
            pages => WriteItems(pages, request, repository => Select(registry, repository), isOnlyList)));
    }

    private RegistryRepository? Select(RegistryReference registry, RepositoryResource repository)
        => _names.Accepts(repository.Name) && _severities.Accepts(repository.Metadata?.LastSeverity)
            ? Convert(registry, repository)
            : null;

    private RegistryRepository Convert(RegistryReference registry, RepositoryResource repository)
    {
        WarnUnreadable(repository, RepositoryTarget.Describe(registry, repository.Name));
        return RepositoryMapper.ToRepository(registry, repository);
    }
}
