using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Paging;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Get-ContainerRegistry: lists registries, or reads registries by ID.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerRegistry", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(ContainerRegistry))]
public sealed class GetContainerRegistryCommand : ListingCmdlet
{
    private const string ListSet = "List";
    private const string ByIdSet = "ById";

    private List<ContainerRegistry>? _all;

    /// <summary>Names or wildcard patterns. A name without a match causes an error, a pattern doesn't.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The registries to read.</summary>
    [Parameter(ParameterSetName = ByIdSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [IdListTransformation("To specify a registry by name, use -Name.")]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    private protected override string Activity => "Listing registries";

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ByIdSet) ReadById();
        else List();
    }

    private void ReadById()
    {
        Window.ThrowIfUsedWith(this, nameof(RegistryId));
        RegistryReader reader = new(this);
        foreach (Guid registryId in RegistryId ?? []) Start(reader.Item(registryId, WriteObject));
    }

    private void List()
    {
        NameFilter filter = new(nameof(Name), Name);
        List<string?> names = [];
        if (_all is null) WriteUnknownTotal();
        if (Window.IsFull) return;
        try
        {
            foreach (ContainerRegistry registry in ReadAll())
            {
                names.Add(registry.Name);
                if (filter.Accepts(registry.Name) && Window.Takes()) WriteObject(registry);
                if (Window.IsFull) return;
            }
        }
        catch (RegistryApiException failure) when (Name is { Length: 1 })
        {
            WriteFailure(failure, new RegistryTarget().WithName(Name[0]));
            return;
        }

        foreach (string name in filter.UnmatchedNames)
            WriteError(RegistryErrors.NotFound(name, names, acceptsPatterns: true));
    }

    private IEnumerable<ContainerRegistry> ReadAll()
    {
        RegistryReader reader = new(this);
        // Several names are looked up in the same list.
        return MyInvocation.ExpectingInput ? _all ??= reader.ReadAll().ToList() : reader.ReadAll();
    }
}
