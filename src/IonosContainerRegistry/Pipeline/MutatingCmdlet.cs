using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Completion;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry;

/// <summary>
/// The base of cmdlets that change resources. Operations run concurrently, and results and errors are written in the
/// order of the input. Every operation that was sent is reported, however the command ends.
/// </summary>
public abstract class MutatingCmdlet : RegistryCmdlet
{
    /// <summary>The highest value of -ThrottleLimit.</summary>
    private protected const int MaximumThrottleLimit = 64;

    private readonly Queue<RunningOperation> _inFlight = new();
    private readonly List<IPasswordOutput> _returnedPasswords = [];
    private long _completed;
    private long? _total;
    private long _accepted;
    private bool _sequential;
    private bool _isEnding;
    private bool _isComplete;
    private bool _hasStarted;

    /// <summary>What the progress bar shows, such as <c>Removing tokens</c>.</summary>
    private protected abstract string Activity { get; }

    /// <summary>How many operations run at the same time.</summary>
    private protected abstract int MaximumConcurrency { get; }

    /// <summary>Whether the results of operations are written to the pipeline.</summary>
    private protected abstract bool WritesOutput { get; }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing)
            {
                ReportInterruptedOperations();
                ReportReturnedPasswords();
                if (_hasStarted) CompletionCache.Clear(MyInvocation.BoundParameters);
            }
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
        _isComplete = true;
    }

    /// <summary>Sets the total of the progress bar, unless input objects can follow.</summary>
    private protected void ExpectTotal(int count) => _total = MyInvocation.ExpectingInput ? null : count;

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
        while (_inFlight.Count >= Limit) CompleteOldest();
        if (StopToken.IsCancellationRequested) throw new PipelineStoppedException();
        _hasStarted = true;
        _inFlight.Enqueue(new RunningOperation(operation, Client, StopToken));
        while (_inFlight.Count > 0 && (_inFlight.Count >= Limit || _inFlight.Peek().Work.IsCompleted)) CompleteOldest();
    }

    /// <summary>What an operation writes to the pipeline, or null for nothing.</summary>
    private protected virtual object? SelectOutput(OperationResult result) => WritesOutput ? result.Output : null;

    /// <summary>
    /// How many operations may be in flight. A downstream command can end the pipeline after any object, and what was
    /// sent ahead is then lost. So the limit grows only with the objects that the pipeline has accepted.
    /// </summary>
    private long Limit
    {
        get
        {
            if (_sequential) return 1;
            return WritesOutput ? Math.Min(MaximumConcurrency, _accepted + 1) : MaximumConcurrency;
        }
    }

    private bool IsWhatIf => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
            ? given
            : GetVariableValue("WhatIfPreference"));

    private void CompleteOldest()
    {
        RunningOperation running = _inFlight.Peek();
        ReportProgress(Activity, _completed, _total, running.Operation.Doing);
        try
        {
            WriteResult(Await(running.Work));
        }
        catch (RegistryApiException failure)
        {
            // After a stop nothing can be written. ReportInterruptedOperations reports the failure. The pipeline stops
            // a moment before StopProcessing is called.
            if (Stopping || StopToken.IsCancellationRequested) throw new PipelineStoppedException();
            RemoveOldest();
            WriteOperationFailure(failure, running.Operation);
        }
        catch (OperationCanceledException) when (_isEnding)
        {
            RemoveOldest();
        }
    }

    private void WriteOperationFailure(RegistryApiException failure, Operation operation)
    {
        if (ErrorRecordFactory.IsTerminating(failure))
        {
            // One error of this kind is enough.
            if (_isEnding) return;
            _isEnding = true;
            foreach (RunningOperation running in _inFlight) running.CancelIfUnsent();
            while (_inFlight.Count > 0) CompleteOldest();
        }

        try
        {
            WriteFailure(failure, operation.Target, operation.FailureNote);
        }
        catch (PipelineStoppedException) when (Stopping)
        {
            new StopReporter(Host, SessionState).Report(
                ErrorRecordFactory.Create(failure, operation.Target, operation.FailureNote));
            throw;
        }
    }

    /// <summary>Writes a result. If the pipeline doesn't accept it, ReportInterruptedOperations reports it.</summary>
    private void WriteResult(OperationResult result)
    {
        bool accepted = false;
        bool continues = false;
        string? problem = null;
        try
        {
            if (SelectOutput(result) is { } output) WriteObject(Accept(output), enumerateCollection: true);
            accepted = true;
            continues = true;
        }
        finally
        {
            if (accepted) RemoveOldest();
            problem = TrySetResponseVariables(result.Response);
            if (accepted && !continues) ReportAcceptedResult(result);
        }

        foreach (string warning in result.Warnings) WriteWarning(warning);
        if (problem is not null) WriteWarning(problem);
        if (result.Error is not null) WriteInputError(result.Error);

        // A stopped pipeline doesn't enumerate. A downstream command that fails has received the object before.
        IEnumerable<object> Accept(object output)
        {
            accepted = true;
            _accepted++;
            if (output is IPasswordOutput { HasPassword: true } password) _returnedPasswords.Add(password);
            yield return output;
        }
    }

    /// <summary>
    /// Reports the warnings about an accepted result that can no longer be written. After Ctrl+C it isn't
    /// known whether a downstream command has received the result.
    /// </summary>
    private void ReportAcceptedResult(OperationResult result)
    {
        StopReporter reporter = new(Host, SessionState);
        reporter.Warn(result.Warnings);
        if (Stopping && result.Output is IPasswordOutput { HasPassword: true } password)
            reporter.ReportPassword(password);
    }

    /// <summary>
    /// Reports the passwords that a pipeline returned before it ended early, because PowerShell then assigns nothing. A
    /// command after this one has received them.
    /// </summary>
    private void ReportReturnedPasswords()
    {
        bool isLast = MyInvocation.PipelinePosition == MyInvocation.PipelineLength;
        if (_isComplete || !isLast || IsBound("OutVariable")) return;
        new StopReporter(Host, SessionState).ReportPasswords(_returnedPasswords);
    }

    private void RemoveOldest()
    {
        RunningOperation running = _inFlight.Dequeue();
        running.Dispose();
        if (!running.Operation.IsFollowUp) _completed++;
    }

    /// <summary>
    /// Reports the operations that were sent and whose results can't be written any more. Unless the user stops the
    /// command, they are completed first.
    /// </summary>
    private void ReportInterruptedOperations()
    {
        if (_inFlight.Count == 0) return;
        foreach (RunningOperation running in _inFlight) running.CancelIfUnsent();
        WaitUnlessStopped(Task.WhenAll(_inFlight.Select(running => (Task)running.Work)));
        StopReporter reporter = new(Host, SessionState);
        foreach (RunningOperation running in _inFlight)
        {
            if (running.FindInterruption() is { } record) reporter.Report(record);
        }

        _inFlight.Clear();
    }
}
