using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
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
    /// <param name="registry">The registry as in <see cref="RegistryText.Name"/>.</param>
    /// <param name="timeout">The time after which the wait ends.</param>
    public static RegistryWait CreateWait(RegistryCmdlet cmdlet, string registry, TimeSpan timeout)
    {
        Stopwatch clock = Stopwatch.StartNew();
        return new RegistryWait
        {
            Timeout = timeout,
            Progress = state => cmdlet.PostProgress(
                "Waiting for registries",
                // The end of a long status isn't visible.
                () => FormattableString.Invariant(
                    $"{state ?? "Unknown state"}, {clock.Elapsed.TotalSeconds:0} s: {registry}")),
        };
    }

    /// <summary>Waits until a created or changed registry is Running.</summary>
    /// <param name="operation">The operation, which is described as a wait from now on.</param>
    /// <param name="client">The client.</param>
    /// <param name="changed">The response to the change.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<OperationResult> CompleteAsync(
        Operation operation, RegistryClient client, ApiResponse<RegistryResource> changed, CancellationToken stop)
    {
        if (!_waits || changed.Value.Id is not { } registryId) return Create(changed.Value, changed.Response);
        string registry = RegistryText.Name(changed.Value.Properties?.Name, registryId);
        operation.Continue(
            $"waiting for {registry}", new RegistryTarget(registryId, changed.Value.Properties?.Name));
        try
        {
            ApiResponse<RegistryResource> ready = await client.Registries.WaitUntilRunningAsync(
                registryId, CreateWait(_cmdlet, registry, Timeout), operation.Observer, stop).ConfigureAwait(false);
            return Create(ready.Value, ready.Response);
        }
        catch (RegistryWaitException problem)
        {
            OperationResult result = Create(problem.Registry ?? changed.Value, problem.Response ?? changed.Response);
            result.Error = RegistryErrors.NotReady(problem, registry, isDeletion: false);
            return result;
        }
        catch (RegistryApiException failure)
        {
            OperationResult result = Create(changed.Value, failure.Response ?? changed.Response);
            result.Error = ErrorRecordFactory.Create(
                failure, operation.Target, RegistryErrors.WaitAgainNote(registryId, isDeletion: false));
            return result;
        }
    }

    /// <summary>Waits until a removed registry doesn't exist.</summary>
    /// <param name="operation">The operation, which is described as a wait from now on.</param>
    /// <param name="client">The client.</param>
    /// <param name="reference">The registry.</param>
    /// <param name="response">The response to the removal.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<OperationResult> CompleteRemovalAsync(
        Operation operation, RegistryClient client, RegistryReference reference, ResponseMetadata response,
        CancellationToken stop)
    {
        if (!_waits) return new OperationResult(response, null);
        Guid registryId = reference.Id;
        string registry = RegistryText.Name(reference.Name, registryId);
        operation.Continue(
            $"waiting for the removal of {registry}", new RegistryTarget(registryId, reference.Name));
        try
        {
            await client.Registries.WaitUntilDeletedAsync(
                registryId, CreateWait(_cmdlet, registry, Timeout), operation.Observer, stop).ConfigureAwait(false);
            // The 404 that ends the wait isn't the result of the command.
            return new OperationResult(response, null);
        }
        catch (RegistryWaitException problem)
        {
            return new OperationResult(problem.Response ?? response, null)
            {
                Error = RegistryErrors.NotReady(problem, registry, isDeletion: true),
            };
        }
        catch (RegistryApiException failure)
        {
            return new OperationResult(failure.Response ?? response, null)
            {
                Error = ErrorRecordFactory.Create(
                    failure, operation.Target, RegistryErrors.WaitAgainNote(registryId, isDeletion: true)),
            };
        }
    }

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
