using System;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Models;
using IonosContainerRegistry.Client.Paging;

namespace IonosContainerRegistry.Commands;

/// <summary>Get-ContainerRegistry: lists registries, or reads some by their ids.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerRegistry", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ContainerRegistry))]
public sealed class GetContainerRegistryCommand : RegistryCommand
{
    private const string ListSet = "List";
    private const string ByIdSet = "ById";
    private const int PageSize = 100;

    private PageWindow _window = PageWindow.Everything;

    /// <summary>Names or patterns; a name that matches nothing is an error, a pattern is not.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The registries to read.</summary>
    [Parameter(ParameterSetName = ByIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        RefuseEmpty(nameof(RegistryId), RegistryId is null);
        _window = new PageWindow(PagingParameters);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ByIdSet) ReadById();
        else List();
    }

    private void ReadById()
    {
        if (_window.WasAskedFor)
        {
            ThrowTerminatingError(ErrorRecords.BadCombination(
                "-First, -Skip and -IncludeTotalCount page through a list; they can't be used with -RegistryId."));
        }

        foreach (Guid registryId in RegistryId ?? [])
        {
            try
            {
                ApiResponse<RegistryResource> response = Await(stop => Client.GetRegistryAsync(registryId, CreateObserver(), stop));
                Note(response.Answer);
                response.Value.Id ??= registryId;
                WriteObject(RegistryMapper.ToRegistry(response.Value));
            }
            catch (RegistryApiException failure)
            {
                WriteFailure(failure, new CallTarget(registryId));
            }
        }
    }

    private void List()
    {
        NameFilter filter = new(Name);
        // The service tells no total for registries.
        if (PagingParameters.IncludeTotalCount) WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        try
        {
            using PageReader<RegistryResource> reader = Client.ReadRegistries(PageSize, CreateObserver());
            while (!_window.IsFull && Await(reader.ReadAsync) is { } page)
            {
                Note(page.Answer);
                if (page.Unidentified > 0) WriteError(ErrorRecords.Unidentified("registry", page.Unidentified, new CallTarget()));
                foreach (ContainerRegistry registry in page.Items.Select(RegistryMapper.ToRegistry))
                {
                    if (filter.Accepts(registry.Name) && _window.Takes()) WriteObject(registry);
                }

                if (page.Warning is not null) WriteWarning(page.Warning);
            }
        }
        catch (RegistryApiException failure)
        {
            WriteFailure(failure, new CallTarget());
            return;
        }

        if (_window.IsFull) return;
        foreach (string name in filter.UnmatchedNames) WriteError(ErrorRecords.NameNotFound("registry", name));
    }
}
