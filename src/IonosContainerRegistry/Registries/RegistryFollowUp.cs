using System;
using System.Diagnostics;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry.Registries;

/// <summary>What follows a change of a registry: waiting for its end, if requested, and the result.</summary>
internal sealed class RegistryFollowUp
{
    /// <summary>How long -Wait waits.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private readonly RegistryCmdlet _cmdlet;
    private readonly bool _waits;

    public RegistryFollowUp(RegistryCmdlet cmdlet, bool waits)
    {
        _cmdlet = cmdlet;
        _waits = waits;
    }

    /// <summary>How the wait for a registry is limited and shown.</summary>
    /// <param name="cmdlet">The cmdlet that shows the progress.</param>
    /// <param name="describe">Names the registry as <see cref="RegistryText.Name"/> does.</param>
    /// <param name="timeout">The time after which the wait ends.</param>
    public static RegistryWait CreateWait(RegistryCmdlet cmdlet, Func<string> describe, TimeSpan timeout)
    {
        Stopwatch clock = new();
        return new RegistryWait
        {
            Timeout = timeout,
            Progress = state =>
            {
                clock.Start();
                cmdlet.PostProgress(
                    "Waiting for registries",
                    // The end of a long status isn't visible.
                    () => FormattableString.Invariant(
                        $"{state ?? "Unknown state"}, {clock.Elapsed.TotalSeconds:0} s: {describe()}"));
            },
        };
    }

    /// <summary>Runs a change, and waits until the registry is Running.</summary>
    /// <param name="operation">The operation, which is described as a wait as soon as that begins.</param>
    /// <param name="change">Sends the change, and waits unless the wait is null.</param>
    public async Task<OperationResult> CompleteAsync(
        Operation operation, Func<RegistryWait?, Task<ApiResponse<RegistryResource>>> change)
    {
        RegistryResource? changed = null;
        RegistryWait? wait = CreateWait(() => RegistryText.Name(changed?.Properties?.Name, changed?.Id));
        if (wait is not null)
        {
            wait.Started = registry =>
            {
                changed = registry;
                RegistryTarget target = new(registry?.Id, registry?.Properties?.Name);
                operation.Continue($"waiting for {RegistryText.Name(target.Name, target.RegistryId)}", target);
            };
        }

        try
        {
            ApiResponse<RegistryResource> result = await change(wait).ConfigureAwait(false);
            return Create(result.Value, result.Response);
        }
        catch (RegistryWaitException problem)
        {
            // The response to a change contains the registry.
            OperationResult result = Create(problem.Registry!, problem.Response!);
            result.Error = RegistryErrors.NotReady(problem, operation.Target, isDeletion: false);
            return result;
        }
    }

    /// <summary>Runs a removal, and waits until the registry doesn't exist.</summary>
    /// <param name="operation">The operation, which is described as a wait as soon as that begins.</param>
    /// <param name="reference">The registry.</param>
    /// <param name="remove">Sends the removal, and waits unless the wait is null.</param>
    public async Task<OperationResult> CompleteRemovalAsync(
        Operation operation, RegistryReference reference, Func<RegistryWait?, Task<ResponseMetadata>> remove)
    {
        string registry = RegistryText.Name(reference.Name, reference.Id);
        RegistryWait? wait = CreateWait(() => registry);
        if (wait is not null)
            wait.Started = _ => operation.Continue($"waiting for the removal of {registry}", operation.Target);
        try
        {
            // The 404 that ends the wait isn't the result of the command.
            return new OperationResult(await remove(wait).ConfigureAwait(false), null);
        }
        catch (RegistryWaitException problem)
        {
            return new OperationResult(problem.Response, null)
            {
                Error = RegistryErrors.NotReady(problem, operation.Target, isDeletion: true),
            };
        }
    }

    private RegistryWait? CreateWait(Func<string> describe) => _waits ? CreateWait(_cmdlet, describe, Timeout) : null;

    private static OperationResult Create(RegistryResource resource, ResponseMetadata response)
    {
        ContainerRegistry registry = RegistryMapper.ToRegistry(resource);
        string name = RegistryText.Name(registry.Name, registry.RegistryId);
        return new OperationResult(response, registry)
        {
            Warnings = resource.UnreadableFields.Count == 0
                ? []
                : [MessageText.Unreadable(name, resource.UnreadableFields)],
        };
    }
}
