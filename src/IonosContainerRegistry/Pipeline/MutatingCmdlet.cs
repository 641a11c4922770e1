using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry;

/// <summary>
/// The base of cmdlets that change resources. Operations run concurrently, and results and errors are written in the
/// order of the input. Every operation that was sent is reported, however the command ends.
/// </summary>
public abstract class MutatingCmdlet : RegistryCmdlet
{
    private readonly Queue<(Operation Operation, Task<OperationResult> Work)> _inFlight = new();
    private long _completed;
    private long _started;
    private bool _sequential;

    /// <summary>What the progress bar shows, such as <c>Removing tokens</c>.</summary>
    private protected abstract string Activity { get; }

    /// <summary>How many operations run at the same time.</summary>
    private protected abstract int MaximumConcurrency { get; }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing) ReportInterruptedOperations();
        }
        finally
        {
            base.Dispose(disposing);
        }
    }

    private protected override void BeginInput()
    {
        // With -ErrorAction Stop nothing may be sent after an error.
        _sequential = StopsAtFirstError;
    }

    private protected override void EndInput()
    {
        while (_inFlight.Count > 0) CompleteOldest();
    }

    /// <summary>Asks for confirmation as ShouldProcess does.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">The change.</param>
    /// <param name="isConfirmed">Whether to ask only for -WhatIf or an explicit -Confirm.</param>
    private protected bool Confirm(string target, string action, bool isConfirmed)
    {
        if (!isConfirmed || IsWhatIf || IsBound("Confirm")) return ShouldProcess(target, action);
        WriteVerbose($"Performing the operation \"{action}\" on target \"{target}\".");
        return true;
    }

    /// <summary>Starts an operation, after earlier ones have made room for it.</summary>
    private protected void Start(Operation operation)
    {
        int limit = _sequential ? 1 : MaximumConcurrency;
        while (_inFlight.Count >= limit) CompleteOldest();
        if (StopToken.IsCancellationRequested) throw new PipelineStoppedException();
        _started++;
        RegistryClient client = Client;
        CancellationToken stop = StopToken;
        _inFlight.Enqueue((operation, Task.Run(() => operation.Run(client, stop), stop)));
        while (_inFlight.Count > 0 && (_inFlight.Count >= limit || _inFlight.Peek().Work.IsCompleted)) CompleteOldest();
    }

    /// <summary>What an operation writes to the pipeline; null for nothing.</summary>
    private protected abstract RegistryToken? SelectOutput(OperationResult result);

    private bool IsWhatIf => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? given
            : GetVariableValue("WhatIfPreference"));

    private bool StopsAtFirstError =>
        (MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given
            : GetVariableValue("ErrorActionPreference")) is { } preference
        && LanguagePrimitives.TryConvertTo(preference, out ActionPreference action)
        && action is not (ActionPreference.Continue or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private void CompleteOldest()
    {
        (Operation operation, Task<OperationResult> work) = _inFlight.Peek();
        ReportProgress(Activity, _completed, _started);
        OperationResult result;
        try
        {
            result = Await(work);
        }
        catch (RegistryApiException failure)
        {
            // After a stop nothing can be written; ReportInterruptedOperations reports the failure.
            if (StopToken.IsCancellationRequested) throw new PipelineStoppedException();
            RemoveOldest();
            WriteFailure(failure, operation.Target, operation.FailureNote);
            return;
        }

        WriteResult(result);
    }

    /// <summary>Writes a result. If the pipeline doesn't accept it, ReportInterruptedOperations reports it.</summary>
    private void WriteResult(OperationResult result)
    {
        bool accepted = false;
        SetResponseVariables(result.Response);
        try
        {
            if (SelectOutput(result) is { } token) WriteObject(Accept(token), enumerateCollection: true);
            accepted = true;
        }
        finally
        {
            if (accepted) RemoveOldest();
        }

        if (result.Warning is not null) WriteWarning(result.Warning);

        // A stopped pipeline doesn't enumerate. A downstream command that fails has received the object before.
        IEnumerable<RegistryToken> Accept(RegistryToken token)
        {
            accepted = true;
            yield return token;
        }
    }

    private void RemoveOldest()
    {
        _inFlight.Dequeue();
        _completed++;
    }

    private void ReportInterruptedOperations()
    {
        if (_inFlight.Count == 0) return;
        StopWork();
        PipelineThreadDispatcher.WaitQuietly(Task.WhenAll(_inFlight.Select(entry => (Task)entry.Work)));
        StopReporter reporter = new(Host, SessionState);
        foreach ((Operation operation, Task<OperationResult> work) in _inFlight)
        {
            if (FindInterruption(operation, work) is { } record) reporter.Report(record);
        }

        _inFlight.Clear();
    }

    private static ErrorRecord? FindInterruption(Operation operation, Task<OperationResult> work)
    {
        if (work.Exception?.InnerException is RegistryApiException failure)
        {
            return ErrorRecordFactory.Create(failure, operation.Target, operation.FailureNote);
        }

        if (!operation.Observer.Sent) return null;
        return work.Status == TaskStatus.RanToCompletion
            ? ErrorRecordFactory.ResultLost(operation.Doing, operation.Target, work.Result.Token)
            : ErrorRecordFactory.OperationInterrupted(operation.Doing, operation.Target);
    }
}
