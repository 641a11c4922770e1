using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>Reads a registry again and again until it is ready or gone. States are compared without case.</summary>
internal sealed class RegistryWaiter
{
    private const string FailureState = "FAILED";
    private const string DeletionFailureState = "FAILED_DESTROYING";
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaximumInterval = TimeSpan.FromSeconds(5);

    private readonly RegistriesClient _registries;
    private readonly TimeProvider _clock;
    private readonly Guid _registryId;
    private readonly RegistryWait _wait;
    private readonly RequestObserver? _observer;
    private readonly long _start;
    private ApiResponse<RegistryResource>? _last;

    public RegistryWaiter(
        RegistriesClient registries, TimeProvider clock, Guid registryId, RegistryWait wait, RequestObserver? observer)
    {
        _registries = registries;
        _clock = clock;
        _registryId = registryId;
        _wait = wait;
        _observer = observer;
        _start = clock.GetTimestamp();
    }

    public async Task<ApiResponse<RegistryResource>> UntilRunningAsync(CancellationToken cancellationToken)
    {
        await ReadUntilAsync(IsReady, cancellationToken).ConfigureAwait(false);
        return _last!;

        bool IsReady(RegistryResource registry)
        {
            string? state = registry.Metadata?.State;
            if (HasFailed(state)) throw CreateException(RegistryWaitProblem.Failed);
            return string.Equals(state, "Running", StringComparison.OrdinalIgnoreCase)
                && !string.IsNullOrEmpty(registry.Properties?.Hostname);
        }
    }

    public async Task<ResponseMetadata> UntilDeletedAsync(CancellationToken cancellationToken)
    {
        bool wasIntact = false;
        try
        {
            await ReadUntilAsync(IsGone, cancellationToken).ConfigureAwait(false);
            throw new InvalidOperationException("A registry that can be read isn't deleted.");
        }
        catch (RegistryWaitException e) when (e.Failure?.StatusCode == 404)
        {
            return e.Response!;
        }

        // A registry that had failed before can still be deleted.
        bool IsGone(RegistryResource registry)
        {
            string? state = registry.Metadata?.State;
            bool isDeletionFailure = string.Equals(state, DeletionFailureState, StringComparison.OrdinalIgnoreCase);
            if (isDeletionFailure || (wasIntact && HasFailed(state))) throw CreateException(RegistryWaitProblem.Failed);
            wasIntact |= !HasFailed(state);
            return false;
        }
    }

    private static bool HasFailed(string? state)
        => state?.StartsWith(FailureState, StringComparison.OrdinalIgnoreCase) == true;

    private async Task ReadUntilAsync(Func<RegistryResource, bool> isDone, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = _clock.CreateTimeout(_wait.Timeout);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        TimeSpan interval = FirstInterval;
        try
        {
            while (true)
            {
                _last = await _registries.GetAsync(_registryId, _observer, either.Token).ConfigureAwait(false);
                if (isDone(_last.Value)) return;
                _wait.Progress?.Invoke(_last.Value.Metadata?.State);
                await _clock.DelayAsync(interval, either.Token).ConfigureAwait(false);
                interval = TimeSpan.FromTicks(Math.Min(interval.Ticks * 2, MaximumInterval.Ticks));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw CreateException(RegistryWaitProblem.TimedOut);
        }
        catch (RegistryApiException failure)
        {
            RegistryWaitException problem = CreateException(RegistryWaitProblem.RequestFailed);
            problem.Failure = failure;
            problem.Response = failure.Response ?? problem.Response;
            throw problem;
        }
    }

    private RegistryWaitException CreateException(RegistryWaitProblem problem)
        => new(problem, _registryId, _last, _clock.GetElapsedTime(_start));
}
