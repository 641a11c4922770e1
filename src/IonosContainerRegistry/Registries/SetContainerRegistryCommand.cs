using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using IonosContainerRegistry.Binding;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry;

/// <summary>Set-ContainerRegistry: changes the specified settings of registries, or replaces a registry.</summary>
[Cmdlet(VerbsCommon.Set, "ContainerRegistry", DefaultParameterSetName = UpdateSet, SupportsShouldProcess = true)]
[OutputType(typeof(ContainerRegistry))]
public sealed class SetContainerRegistryCommand : RegistryChangeCmdlet
{
    private const string UpdateSet = "Update";
    private const string ReplaceSet = "Replace";
    private const int UpdateConcurrency = 8;

    private RegistryUpdate _update = null!;
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Creates or replaces the registry. Settings that aren't specified are cleared.</summary>
    [Parameter(ParameterSetName = ReplaceSet)]
    public SwitchParameter Replace { get; set; }

    // If it were mandatory, a piped registry would choose this parameter set for an update.
    /// <summary>The name. The name of an existing registry can't be changed.</summary>
    [Parameter(ParameterSetName = ReplaceSet, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(RegistryNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The location. The location of an existing registry can't be changed.</summary>
    [Parameter(ParameterSetName = ReplaceSet, ValueFromPipelineByPropertyName = true)]
    [TextTransformation]
    [ArgumentCompleter(typeof(LocationCompleter))]
    public string? Location { get; set; }

    // Not mandatory to the engine, whose prompt would convert the answer "no" to true.
    /// <summary>Whether images are scanned. It costs money and can't be disabled later.</summary>
    [Parameter(ParameterSetName = ReplaceSet)]
    [BooleanTransformation]
    public bool? VulnerabilityScanning { get; set; }

    /// <summary>The days on which garbage collection runs. The present time is kept if it isn't specified.</summary>
    [Parameter]
    [Alias("GarbageCollectionDays")]
    [DayListTransformation]
    public DayOfWeek[]? GarbageCollectionDay { get; set; }

    /// <summary>The time of day in UTC when it runs. The present days are kept if they aren't specified.</summary>
    [Parameter]
    [TimeOfDayTransformation]
    public TimeSpan? GarbageCollectionTime { get; set; }

    /// <summary>Removes the schedule of garbage collection.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter NoGarbageCollection { get; set; }

    /// <summary>Enables scanning for vulnerabilities, which costs money and can't be disabled later.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter EnableVulnerabilityScanning { get; set; }

    /// <summary>The subnets that replace the allow list.</summary>
    [Parameter]
    [TextListTransformation]
    public string[]? ApiSubnetAllowList { get; set; }

    /// <summary>Subnets to add to the allow list.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [TextListTransformation]
    public string[]? AddApiSubnet { get; set; }

    /// <summary>Subnets to remove from the allow list. The last one can't be removed.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    [TextListTransformation]
    public string[]? RemoveApiSubnet { get; set; }

    /// <summary>Clears the allow list, so that all subnets can connect.</summary>
    [Parameter(ParameterSetName = UpdateSet)]
    public SwitchParameter AllowAnySubnet { get; set; }

    /// <summary>Returns the changed registry. A replaced registry is always returned.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Waits until the registry is running again.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Enables scanning without asking, and allows an allow list that denies access to everyone.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Activity
        => Replace ? "Replacing registries" : "Changing registries";

    // With -Wait a result takes minutes, and the pipeline must not wait for others after it has ended.
    private protected override int MaximumConcurrency => Wait ? 1 : UpdateConcurrency;

    private protected override bool WritesOutput => PassThru || Replace;

    private bool HasNoChanges => !Replace && _update.IsEmpty;

    private protected override void BeginInput()
    {
        base.BeginInput();
        if (!Replace && (Name is not null || Location is not null))
        {
            throw ParameterException.Combination(
                "-Name and -Location are only used with -Replace. To specify a registry, use -RegistryName.");
        }

        if (Replace && !MyInvocation.ExpectingInput && (Name is null || Location is null))
        {
            throw ParameterException.Combination(
                "-Replace requires -Name and -Location, or a registry from the pipeline.");
        }

        _update = new RegistryUpdate
        {
            GarbageCollectionDay = GarbageCollectionDay,
            GarbageCollectionTime = GarbageCollectionTime,
            NoGarbageCollection = NoGarbageCollection,
            EnableVulnerabilityScanning = EnableVulnerabilityScanning,
            ApiSubnetAllowList = ApiSubnetAllowList,
            AddApiSubnet = AddApiSubnet,
            RemoveApiSubnet = RemoveApiSubnet,
            AllowAnySubnet = AllowAnySubnet,
        };
        _update.CheckCombinations();
        RegistryInputValidator.CheckSubnets(nameof(ApiSubnetAllowList), ApiSubnetAllowList, Force);
        RegistryInputValidator.CheckSubnets(nameof(AddApiSubnet), AddApiSubnet, Force);
        RegistryInputValidator.CheckSubnets(nameof(RemoveApiSubnet), RemoveApiSubnet, allowDenyingEveryone: true);
        if (HasNoChanges) WriteWarning("No changes were specified. No request was sent.");
    }

    private protected override void ProcessInput()
    {
        if (HasNoChanges) return;
        if (Replace && (RegistryName?.Length ?? RegistryId?.Length) > 1)
        {
            throw ParameterException.Combination(
                "-Replace can be used with only one registry, because the names of registries are unique.");
        }

        foreach (RegistryReference registry in SelectRegistries(canBeNew: Replace))
        {
            if (Replace) ReplaceRegistry(registry);
            else Update(registry);
        }
    }

    private protected override string EmptyValueAdvice(string parameter) => parameter switch
    {
        nameof(ApiSubnetAllowList) when !Replace => "To allow all subnets, use -AllowAnySubnet.",
        nameof(GarbageCollectionDay) or nameof(GarbageCollectionTime) when !Replace =>
            "To remove the schedule, use -NoGarbageCollection.",
        _ => base.EmptyValueAdvice(parameter),
    };

    private void Update(RegistryReference reference)
    {
        Guid registryId = reference.Id;
        string registry = RegistryText.Name(reference.Name, registryId);
        if (!ShouldProcess(registry, _update.Describe())) return;
        if (EnableVulnerabilityScanning && !Force && !ConfirmScanning(registry)) return;
        RegistryPatch patch = _update.CreatePatch();
        RegistryChange? change = _update.CreateChange();
        RequestObserver observer = CreateObserver();
        RegistryFollowUp followUp = new(this, Wait);
        Start(new Operation(
            $"changing {registry}", new RegistryTarget(registryId, reference.Name), observer,
            async (operation, client, stop) =>
            {
                try
                {
                    OperationResult result = await followUp.CompleteAsync(
                        operation,
                        wait => client.Registries.UpdateAsync(registryId, patch, change, wait, observer, stop))
                        .ConfigureAwait(false);
                    if (patch.EnableVulnerabilityScanning) WarnIfScanningIsOff(registry, result);
                    return result;
                }
                catch (RegistryChangeException problem)
                {
                    return new OperationResult(problem.Response, null)
                    {
                        Error = RegistryErrors.CannotChange(problem),
                    };
                }
            }));
    }

    private void ReplaceRegistry(RegistryReference reference)
    {
        Guid registryId = reference.Id;
        string registry = RegistryText.Name(reference.Name, registryId);
        RegistrySpec spec = RegistrySpecBuilder.Build(
            Name, Location, VulnerabilityScanning, GarbageCollectionDay, GarbageCollectionTime, ApiSubnetAllowList,
            Force);
        string action = $"Create or replace as '{spec.Name}' in {spec.Location} with {RegistryText.Describe(spec)}";
        if (!ShouldProcess(registry, action + RegistryText.DescribeCleared(spec))) return;
        RequestObserver observer = CreateObserver();
        RegistryFollowUp followUp = new(this, Wait);
        Start(new Operation(
            $"replacing {registry}", new RegistryTarget(registryId, spec.Name), observer,
            (operation, client, stop) => followUp.CompleteAsync(
                operation, wait => client.Registries.ReplaceAsync(registryId, spec, wait, observer, stop))));
    }

    private static void WarnIfScanningIsOff(string registry, OperationResult result)
    {
        if (result.Output is not ContainerRegistry { VulnerabilityScanning: false }) return;
        result.Warnings =
        [
            .. result.Warnings,
            $"The service accepted the request, but vulnerability scanning is still disabled for {registry}.",
        ];
    }

    /// <summary>
    /// Asks whatever -Confirm and $ConfirmPreference are, because the decision can't be undone. The default is No.
    /// </summary>
    private bool ConfirmScanning(string registry)
    {
        try
        {
            return ShouldContinue(
                $"Vulnerability scanning is {RegistryText.ScanningCost}. Enable it for {registry}?",
                "Enable vulnerability scanning", hasSecurityImpact: true, ref _yesToAll, ref _noToAll);
        }
        catch (Exception e) when (e is HostException or PSInvalidOperationException or PSNotImplementedException)
        {
            throw new ParameterException(
                nameof(EnableVulnerabilityScanning),
                $"Vulnerability scanning is {RegistryText.ScanningCost}, so the command must ask, but the session "
                + "isn't interactive. To enable it without asking, add -Force.");
        }
    }
}
