using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that list what is in registries, which are given by name or by ID.</summary>
public abstract class RegistryListingCmdlet : ListingCmdlet
{
    private bool _hasFailed;
    private bool _hasMissed;

    /// <summary>The registries. All of the account if neither ID nor name is specified.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    /// <summary>The names of the registries, or wildcard patterns. An ID is accepted too.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? RegistryName { get; set; }

    private protected RegistrySelector Registries { get; private set; } = null!;

    private protected override void BeginInput()
    {
        base.BeginInput();
        RegistrySelector.RefuseBoth(this);
        Registries = new RegistrySelector(this, ReportMissing, acceptsPatterns: true);
    }

    private protected override void OnInputFailed() => _hasFailed = true;

    /// <summary>
    /// Whether everything was listed in which a name might have been found. A list that can't be read might contain it.
    /// </summary>
    private protected bool HasListedAll => !Window.IsFull && !_hasFailed && (!_hasMissed || ListedPlace is not null);

    private void ReportMissing(ErrorRecord registryNotFound)
    {
        _hasMissed = true;
        WriteError(registryNotFound);
    }
}
