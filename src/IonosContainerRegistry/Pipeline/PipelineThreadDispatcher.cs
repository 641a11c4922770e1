using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Pipeline;

/// <summary>
/// Waits on the pipeline thread for asynchronous work, and meanwhile runs there what other threads post: only the
/// pipeline thread may write verbose, debug, and progress records.
/// </summary>
internal sealed class PipelineThreadDispatcher : IDisposable
{
    // Don't block Ctrl+C on work that ignores cancellation.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(100);

    private readonly BlockingCollection<Action> _queue = [];
    private readonly CancellationTokenSource _stop = new();

    public CancellationToken StopToken => _stop.Token;

    /// <summary>Runs on the pipeline thread about ten times a second during a wait.</summary>
    public Action? Ticked { get; set; }

    /// <summary>Runs an action on the pipeline thread later. Can be called from any thread.</summary>
    public void Post(Action action)
    {
        if (!_stop.IsCancellationRequested) _queue.Add(action);
    }

    public void Stop() => _stop.Cancel();

    /// <summary>Waits for the work and returns its result or throws its exception.</summary>
    /// <exception cref="PipelineStoppedException">The command was stopped.</exception>
    public T Await<T>(Task<T> work)
    {
        if (!work.IsCompleted)
        {
            work.ContinueWith(
                static (_, queue) => ((BlockingCollection<Action>)queue!).Add(static () => { }), _queue,
                CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        try
        {
            while (!work.IsCompleted)
            {
                if (_queue.TryTake(out Action action, (int)TickInterval.TotalMilliseconds, _stop.Token)) action();
                Ticked?.Invoke();
            }

            ProcessQueue();
            return work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            WaitQuietly(work);
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for work to end, whatever its outcome. After a stop it gets only a moment.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isStopping">
    /// Whether the user stops the pipeline. Once a pipeline has failed, StopProcessing isn't called any more.
    /// </param>
    public void WaitUnlessStopped(Task work, Func<bool> isStopping)
    {
        try
        {
            while (!work.Wait((int)TickInterval.TotalMilliseconds, _stop.Token))
            {
                if (isStopping()) Stop();
            }
        }
        catch (OperationCanceledException)
        {
            WaitQuietly(work);
        }
        catch (AggregateException)
        {
            // The outcome is examined by the caller.
        }
    }

    private static void WaitQuietly(Task work)
    {
        try
        {
            work.Wait(StopTimeout);
        }
        catch (AggregateException)
        {
            // The outcome is examined by the caller.
        }
    }

    // Nothing is disposed: work that ends late still posts, and Ctrl+C can come late.
    public void Dispose() => _stop.Cancel();

    private void ProcessQueue()
    {
        while (_queue.TryTake(out Action action)) action();
    }
}
