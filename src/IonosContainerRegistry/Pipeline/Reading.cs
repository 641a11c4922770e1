using System;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Pipeline;

/// <summary>A list or an item that a cmdlet reads. It can be requested before its turn to be written comes.</summary>
internal abstract class Reading : IDisposable
{
    /// <summary>Sends the first requests.</summary>
    public abstract void Prefetch();

    /// <summary>Waits for the responses and writes them to the pipeline. Failures are written as errors.</summary>
    public abstract void Write();

    /// <summary>Cancels what was requested and isn't needed.</summary>
    public abstract void Dispose();

    /// <summary>Ignores the failure of a request whose response isn't needed any more.</summary>
    protected static void IgnoreFailure(Task request) => _ = request.ContinueWith(
        static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted,
        TaskScheduler.Default);
}
