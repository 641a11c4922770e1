using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;

namespace IonosContainerRegistry.Commands;

/// <summary>
/// What the cmdlets that change something share: changes run side by side within a window, and results and errors come in
/// the order of the input. Nothing that was confirmed and has left is forgotten, however the command ends.
/// </summary>
public abstract class ChangeCommand : RegistryCommand
{
    private readonly Queue<(Change Change, Task<ChangeResult> Work)> _underWay = new();
    private long _done;
    private long _begun;
    private bool _oneByOne;

    private protected abstract string Activity { get; }

    private protected abstract int Window { get; }

    private protected bool IsWhatIf => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) ? given : GetVariableValue("WhatIfPreference"));

    /// <inheritdoc/>
    protected override void BeginProcessing() => _oneByOne = StopsAtFirstError;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_underWay.Count > 0) FinishOldest();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Abandon();
        base.Dispose(disposing);
    }

    private protected void Enqueue(Change change)
    {
        int window = _oneByOne ? 1 : Window;
        while (_underWay.Count >= window) FinishOldest();
        if (StopToken.IsCancellationRequested) throw new PipelineStoppedException();
        _begun++;
        // On the thread pool, so that the next record is read meanwhile.
        var client = Client;
        CancellationToken stopping = StopToken;
        _underWay.Enqueue((change, Task.Run(() => change.Run(client, stopping), stopping)));
        while (_underWay.Count > 0 && (_underWay.Count >= window || _underWay.Peek().Work.IsCompleted)) FinishOldest();
    }

    /// <summary>What a change hands on to the pipeline; null for nothing.</summary>
    private protected abstract RegistryToken? Output(ChangeResult result);

    private void FinishOldest()
    {
        (Change change, Task<ChangeResult> work) = _underWay.Peek();
        ReportProgress(Activity, _done, _begun);
        ChangeResult result;
        try
        {
            result = Await(work);
        }
        catch (RegistryApiException failure)
        {
            // What can't be written any more is left for Abandon to tell.
            if (Stopping) throw new PipelineStoppedException();
            Forget();
            WriteFailure(failure, change.Target, change.Aftermath);
            return;
        }

        HandOn(result);
    }

    /// <summary>Writes the result, and keeps it for Abandon where the pipeline was stopped and didn't take it.</summary>
    private void HandOn(ChangeResult result)
    {
        // A command further down that fails throws the same exception, but has asked for the object before.
        bool isTaken = false;
        Note(result.Answer);
        try
        {
            if (Output(result) is { } token) WriteObject(Taken(token), enumerateCollection: true);
            isTaken = true;
        }
        finally
        {
            if (isTaken) Forget();
        }

        if (result.Warning is not null) WriteWarning(result.Warning);

        IEnumerable<RegistryToken> Taken(RegistryToken token)
        {
            isTaken = true;
            yield return token;
        }
    }

    private void Forget()
    {
        _underWay.Dequeue();
        _done++;
    }

    /// <summary>The command ends before its changes do: says which of them were made, and which may have been.</summary>
    private void Abandon()
    {
        if (_underWay.Count == 0) return;
        StopWork();
        PipelinePump.WaitQuietly(Task.WhenAll(_underWay.Select(entry => (Task)entry.Work)));
        foreach ((Change change, Task<ChangeResult> work) in _underWay)
        {
            if (work.Status == TaskStatus.RanToCompletion)
            {
                if (change.Observer.Sent) TellAfterStop(ErrorRecords.ResultLost(change.What, change.Target, work.Result.Token));
            }
            else if (work.Exception?.InnerException is RegistryApiException failure)
            {
                TellAfterStop(ErrorRecords.From(failure, change.Target, change.Aftermath));
            }
            else if (change.Observer.Sent)
            {
                TellAfterStop(ErrorRecords.Interrupted(change.What, change.Target));
            }
        }

        _underWay.Clear();
    }
}
