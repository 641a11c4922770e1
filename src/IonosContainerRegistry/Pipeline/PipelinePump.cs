using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry;

/// <summary>
/// Waits on the pipeline thread for work that runs elsewhere, and meanwhile does there what may only be done there:
/// writing verbose, debug and progress records.
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    // Work that doesn't heed its cancellation must not keep the shell from coming back.
    private static readonly TimeSpan PatienceAfterStop = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly BlockingCollection<Action> _actions = [];
    private readonly CancellationTokenSource _stop = new();

    public CancellationToken Stopping => _stop.Token;

    /// <summary>Runs on the pipeline thread while something is waited for, many times a second.</summary>
    public Action? Ticked { get; set; }

    /// <summary>Has something done on the pipeline thread; callable from any thread.</summary>
    public void Post(Action action)
    {
        if (!_stop.IsCancellationRequested) _actions.Add(action);
    }

    public void Stop() => _stop.Cancel();

    /// <summary>Waits for the work and returns or throws what it did.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped meanwhile.</exception>
    public T Await<T>(Task<T> work)
    {
        if (!work.IsCompleted)
        {
            work.ContinueWith(
                static (_, actions) => ((BlockingCollection<Action>)actions!).Add(static () => { }), _actions,
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        try
        {
            while (!work.IsCompleted)
            {
                if (_actions.TryTake(out Action action, (int)Tick.TotalMilliseconds, _stop.Token)) action();
                Ticked?.Invoke();
            }

            DoPosted();
            return work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            WaitQuietly(work);
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Does what was posted so far, without waiting.</summary>
    public void DoPosted()
    {
        while (_actions.TryTake(out Action action)) action();
    }

    /// <summary>Gives cancelled work a moment to end, whatever its outcome.</summary>
    public static void WaitQuietly(Task work)
    {
        try
        {
            work.Wait(PatienceAfterStop);
        }
        catch (AggregateException)
        {
            // It was to end; how doesn't matter any more.
        }
    }

    // Tasks that end late may still post, and Ctrl+C may come late: neither must meet a disposed object.
    public void Dispose() => _stop.Cancel();
}
