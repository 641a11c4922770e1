using System;
using System.Collections.Generic;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>The base of cmdlets that change or remove registries, which are given by name or by ID.</summary>
public abstract class RegistryChangeCmdlet : MutatingCmdlet
{
    private RegistrySelector _registries = null!;

    /// <summary>The registries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    /// <summary>The names of the registries. IDs are accepted too.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? RegistryName { get; set; }

    /// <summary>The input object, to tell what it is and to name it in messages.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected sealed override object? InputTarget => (object?)RegistryId ?? InputObject;

    private protected override void BeginInput()
    {
        base.BeginInput();
        RegistrySelector.Require(this, RegistryName);
        _registries = new RegistrySelector(this);
    }

    /// <summary>
    /// Selects the registries. A row that names something else is refused, because its RegistryId would bind, and
    /// the change would hit the whole registry.
    /// </summary>
    /// <param name="canBeNew">
    /// Whether the command creates registries that don't exist, so that the ID and the name of a row needn't be those
    /// of a registry. The service refuses another name for an existing one.
    /// </param>
    /// <exception cref="ParameterException">There is none, or the input object is something else.</exception>
    /// <exception cref="RegistryApiException">The registries can't be listed.</exception>
    private protected IReadOnlyList<RegistryReference> SelectRegistries(bool canBeNew = false)
    {
        RegistryInput.RefuseText(InputObject, RegistrySelector.NoteFor(this));
        RegistryInput.RefuseContent(InputObject);
        if (!canBeNew) return _registries.SelectForChange(RegistryId, RegistryName, InputObject);
        PSObject? existing = InputObject?.BaseObject is ContainerRegistry ? InputObject : null;
        return _registries.Select(RegistryId, RegistryName, existing);
    }
}
