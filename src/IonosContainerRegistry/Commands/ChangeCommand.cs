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

    /// <summary>Writes what a change brought.</summary>
    private protected abstract void WriteResult(ChangeResult result);

    private void FinishOldest()
    {
        (Change change, Task<ChangeResult> work) = _underWay.Peek();
        try
        {
            ReportProgress(Activity, _done, _begun);
            ChangeResult result = Await(work);
            _underWay.Dequeue();
            _done++;
            Note(result.Answer);
            if (result.Warning is not null) WriteWarning(result.Warning);
            WriteResult(result);
        }
        catch (RegistryApiException failure)
        {
            _underWay.Dequeue();
            _done++;
            WriteFailure(failure, change.Target);
        }
    }

    /// <summary>The command ends before its changes do: says which of them may have been made.</summary>
    private void Abandon()
    {
        if (_underWay.Count == 0) return;
        StopWork();
        PipelinePump.WaitQuietly(Task.WhenAll(_underWay.Select(entry => (Task)entry.Work)));
        foreach ((Change change, Task<ChangeResult> work) in _underWay)
        {
            if (work.Status == TaskStatus.RanToCompletion)
            {
                if (work.Result.Token is { Credential: not null } token) TellAfterStop(ErrorRecords.ResultLost(change.What, token));
            }
            else if (work.Exception?.InnerException is RegistryApiException failure)
            {
                TellAfterStop(ErrorRecords.From(failure, change.Target));
            }
            else if (change.Observer.Sent)
            {
                TellAfterStop(ErrorRecords.Interrupted(change.What, change.Target));
            }
        }

        _underWay.Clear();
    }
}
