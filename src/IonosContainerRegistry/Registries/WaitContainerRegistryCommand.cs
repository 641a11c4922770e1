using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Wait-ContainerRegistry: waits until registries are running, or until they don't exist.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ContainerRegistry")]
[OutputType(typeof(ContainerRegistry))]
public sealed class WaitContainerRegistryCommand : RegistryCmdlet
{
    // The longest delay of a timer in .NET Framework.
    private const int MaximumTimeoutSec = int.MaxValue / 1000;

    private RegistrySelector _registries = null!;

    /// <summary>The registries to wait for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdListTransformation]
    [ArgumentCompleter(typeof(RegistryIdCompleter))]
    public Guid[]? RegistryId { get; set; }

    /// <summary>The names of the registries. IDs are accepted too.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string[]? RegistryName { get; set; }

    /// <summary>Waits until the registry doesn't exist.</summary>
    [Parameter]
    public SwitchParameter Deleted { get; set; }

    /// <summary>The time in seconds after which the wait for a registry ends with an error.</summary>
    [Parameter]
    [ValidateRange(1, MaximumTimeoutSec)]
    public int TimeoutSec { get; set; } = (int)RegistryFollowUp.Timeout.TotalSeconds;

    /// <summary>The input object, to name the registry while waiting.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    private protected override object? InputTarget => (object?)RegistryId ?? InputObject;

    private protected override void BeginInput()
    {
        RegistrySelector.Require(this, RegistryName);
        _registries = new RegistrySelector(this);
    }

    private protected override void ProcessInput()
    {
        foreach (RegistryReference registry in _registries.Select(RegistryId, RegistryName, InputObject))
        {
            WaitFor(registry);
        }
    }

    private void WaitFor(RegistryReference reference)
    {
        Guid registryId = reference.Id;
        RegistryTarget target = new(registryId, reference.Name);
        string registry = RegistryText.Name(reference.Name, registryId);
        RegistryWait wait = RegistryFollowUp.CreateWait(this, () => registry, TimeSpan.FromSeconds(TimeoutSec));
        try
        {
            if (Deleted)
            {
                SetResponseVariables(Await(stop => Client.Registries.WaitUntilDeletedAsync(
                    registryId, wait, CreateObserver(), stop)));
            }
            else
            {
                RegistryResource ready = Send((observer, stop) => Client.Registries.WaitUntilRunningAsync(
                    registryId, wait, observer, stop));
                WriteObject(new RegistryReader(this).Convert(ready));
            }
        }
        catch (RegistryWaitException problem)
        {
            if (problem.Failure is { } failure)
            {
                WriteFailure(failure, target);
                return;
            }

            SetResponseVariables(problem.Response);
            WriteInputError(RegistryErrors.NotReady(problem, target, Deleted));
        }
    }
}
