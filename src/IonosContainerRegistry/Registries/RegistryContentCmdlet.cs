using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that change what is in a registry, which is given by name or by ID.</summary>
public abstract class RegistryContentCmdlet : MutatingCmdlet
{
    private RegistrySelector _registries = null!;

    /// <summary>The ID of the registry.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid RegistryId { get; set; }

    /// <summary>The name of the registry. An ID is accepted too.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string? RegistryName { get; set; }

    /// <summary>The input object, to tell what it is and to name it in messages.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override void BeginInput()
    {
        base.BeginInput();
        RegistrySelector.Require(this, RegistryName is null ? null : [RegistryName]);
        _registries = new RegistrySelector(this);
    }

    /// <summary>Finds the registry of the input object, or null after an error was written.</summary>
    /// <exception cref="ParameterException">
    /// No registry is specified, or the input object belongs to another registry than the command line names.
    /// </exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    private protected RegistryReference? FindRegistry()
    {
        RegistryInput.RefuseOther(RegistryId, InputObject);
        return _registries.SelectOne(RegistryId, RegistryName, InputObject);
    }

    /// <summary>Finds the registry. That of the command line overrides that of the input object.</summary>
    /// <inheritdoc cref="FindRegistry"/>
    private protected RegistryReference? FindTargetRegistry()
        => _registries.SelectForCreation(RegistryId, RegistryName, InputObject);
}
