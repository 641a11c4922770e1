using System.Linq;
using System.Management.Automation;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Paging;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Get-ContainerRegistryLocation: lists the locations where registries can be created.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerRegistryLocation")]
[OutputType(typeof(ContainerRegistryLocation))]
public sealed class GetContainerRegistryLocationCommand : RegistryCmdlet
{
    /// <summary>Names or wildcard patterns. A name without a match causes an error, a pattern doesn't.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LocationCompleter))]
    public string[]? Name { get; set; }

    private protected override void ProcessInput()
    {
        NameFilter filter = new(nameof(Name), Name);
        var pages = new PageReporter(this, "location", new CallTarget())
            .Read(Client.Registries.ListLocations(CreateObserver()));
        foreach (LocationResource location in pages.SelectMany(page => page.Items))
        {
            if (filter.Accepts(location.Id)) WriteObject(new ContainerRegistryLocation { Name = location.Id });
        }

        foreach (ErrorRecord record in filter.CreateErrors(RegistryErrorId.LocationNotFound, "location", null))
            WriteError(record);
    }
}
