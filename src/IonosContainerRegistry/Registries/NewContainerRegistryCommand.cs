using System;
using System.Management.Automation;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>New-ContainerRegistry: creates registries.</summary>
[Cmdlet(VerbsCommon.New, "ContainerRegistry", SupportsShouldProcess = true)]
[OutputType(typeof(ContainerRegistry))]
public sealed class NewContainerRegistryCommand : MutatingCmdlet
{
    /// <summary>The name, 3 to 63 lowercase letters, digits, and hyphens. It can't be changed later.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    public string? Name { get; set; }

    /// <summary>The location, such as de/fra. It can't be changed later.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(LocationCompleter))]
    public string? Location { get; set; }

    // Not mandatory to the engine, whose prompt would convert the answer "no" to true.
    /// <summary>Whether images are scanned. It costs money and can't be disabled later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    public bool? VulnerabilityScanning { get; set; }

    /// <summary>The days on which garbage collection runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GarbageCollectionDays")]
    [DayListTransformation]
    public DayOfWeek[]? GarbageCollectionDay { get; set; }

    /// <summary>The time of day in UTC when garbage collection runs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeOfDayTransformation]
    public TimeSpan? GarbageCollectionTime { get; set; }

    /// <summary>The subnets that can connect. All if omitted.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextListTransformation]
    public string[]? ApiSubnetAllowList { get; set; }

    /// <summary>Waits until the registry is running and has a host name.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Allows an allow list that denies access to everyone.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Activity => "Creating registries";

    private protected override int MaximumConcurrency => 1;

    private protected override bool WritesOutput => true;

    private protected override object? InputTarget => Name;

    private protected override void ProcessInput()
    {
        RegistrySpec spec = RegistrySpecBuilder.Build(
            Name, Location, VulnerabilityScanning, GarbageCollectionDay, GarbageCollectionTime, ApiSubnetAllowList,
            Force);
        string registry = $"registry '{spec.Name}' in {spec.Location}";
        if (!ShouldProcess(registry, "Create with " + RegistryText.Describe(spec))) return;
        RequestObserver observer = CreateObserver();
        RegistryFollowUp followUp = new(this, Wait);
        Start(new Operation(
            $"creating {registry}", new RegistryTarget(null, spec.Name), observer,
            (operation, client, stop) => followUp.CompleteAsync(
                operation, wait => client.Registries.CreateAsync(spec, wait, observer, stop))));
    }
}
