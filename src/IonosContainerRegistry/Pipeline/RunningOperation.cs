using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>An <see cref="Pipeline.Operation"/> that was started.</summary>
internal sealed class RunningOperation : IDisposable
{
    private readonly CancellationTokenSource _cancellation;

    public RunningOperation(Operation operation, RegistryClient client, CancellationToken stop)
    {
        Operation = operation;
        _cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);
        CancellationToken cancellation = _cancellation.Token;
        // On the thread pool, so that the next input object is processed meanwhile.
        Work = Task.Run(() => operation.Run(client, cancellation), cancellation);
    }

    public Operation Operation { get; }

    public Task<OperationResult> Work { get; }

    /// <summary>Must be called only after the work has ended.</summary>
    public void Dispose() => _cancellation.Dispose();

    /// <summary>Cancels the operation if no request that changes something was sent.</summary>
    public void CancelIfUnsent()
    {
        if (!Operation.Observer.Sent) _cancellation.Cancel();
    }

    /// <summary>The error of an operation whose result can't be written, or null if nothing was changed.</summary>
    public ErrorRecord? FindInterruption()
    {
        if (Work.Exception?.InnerException is RegistryApiException failure)
            return ErrorRecordFactory.Create(failure, Operation.Target, Operation.FailureNote);

        if (!Operation.Observer.Sent) return null;
        if (Work.Status != TaskStatus.RanToCompletion)
            return ErrorRecordFactory.OperationInterrupted(Operation.Doing, Operation.Target);
        return Work.Result.Output is IPasswordOutput { HasPassword: true } password
            ? PasswordErrors.Lost(password)
            : ErrorRecordFactory.ResultLost(Operation.Doing, Operation.Target);
    }
}
