using System;
using System.Collections.Generic;
using IonosContainerRegistry.Pipeline;

namespace IonosContainerRegistry;

/// <summary>
/// The base of cmdlets that read from the service. What several input objects ask for is requested concurrently and
/// written in the order of the input. The first is read alone: a downstream command might not want more.
/// </summary>
public abstract class ReadingCmdlet : RegistryCmdlet
{
    internal const int MaximumConcurrency = 16;

    private readonly Queue<Reading> _waiting = new();
    private int _limit = 1;

    /// <summary>Whether nothing may be requested before it is certain that it is needed.</summary>
    private protected virtual bool IsSequential => false;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) foreach (Reading reading in _waiting) reading.Dispose();
        base.Dispose(disposing);
    }

    private protected sealed override void EndInput()
    {
        while (_waiting.Count > 0) WriteOldest();
        EndReading();
    }

    /// <summary>Runs after everything was written.</summary>
    private protected virtual void EndReading()
    {
    }

    /// <summary>Requests something as soon as there is room, and writes it after what was started before.</summary>
    private protected void Start(Reading reading)
    {
        _waiting.Enqueue(reading);
        if (Limit > 1) reading.Prefetch();
        while (_waiting.Count >= Limit) WriteOldest();
    }

    private int Limit => IsSequential || StopsAtFirstError ? 1 : _limit;

    private void WriteOldest()
    {
        // It stays in the queue meanwhile, so that it is disposed if the pipeline stops.
        Reading reading = _waiting.Peek();
        reading.Write();
        _waiting.Dequeue();
        reading.Dispose();
        _limit = Math.Min(MaximumConcurrency, _limit * 2);
    }
}
