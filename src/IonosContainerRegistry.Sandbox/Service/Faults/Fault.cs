using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>
/// Something that goes wrong: which requests it meets, and what happens to them. Conditions add up; whatever is left
/// out is no condition. What happens, in this order: with <see cref="Apply"/> the service first does what was asked;
/// then <see cref="Hold"/> and <see cref="Delay"/> wait; then <see cref="Drop"/> cuts the connection, or the answer is
/// replaced (<see cref="Status"/>, <see cref="Body"/>, <see cref="WriteBody"/>), or the service's own answer goes out,
/// changed by <see cref="TransformBody"/> and <see cref="Truncate"/>. A fault that neither drops nor replaces only
/// disturbs: the service does what was asked in any case.
/// </summary>
public sealed class Fault
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, TaskCompletionSource Signal)> _waiting = [];
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matches;
    private int _hits;

    /// <summary>The method, in upper case.</summary>
    public string? Method { get; init; }

    /// <summary>A part of path and query.</summary>
    public string? PathContains { get; init; }

    /// <summary>A condition of the caller's own.</summary>
    public Func<ReceivedRequest, bool>? When { get; init; }

    /// <summary>How many matching requests pass unharmed at first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests are hit before the fault is over.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Hits the first of every so many matching requests: 5 hits the first, the sixth and so on.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The share of matching requests that are hit, from 0 to 1; needs <see cref="Random"/>.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The seeded source of chance for <see cref="Probability"/>.</summary>
    public Random? Random { get; init; }

    /// <summary>Whether the service does what was asked although its answer is dropped or replaced.</summary>
    public bool Apply { get; init; }

    /// <summary>How long the request waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the request waits until <see cref="Release"/>, or until its caller hangs up.</summary>
    public bool Hold { get; init; }

    /// <summary>Cuts the connection instead of answering.</summary>
    public bool Drop { get; init; }

    /// <summary>The status of the replaced answer; 200 if only a body is given.</summary>
    public int? Status { get; init; }

    /// <summary>Headers of the replaced answer, or added to the service's own.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of the replaced answer.</summary>
    public string? Body { get; init; }

    /// <summary>Writes the body of the replaced answer as a stream of any length.</summary>
    public Func<Stream, CancellationToken, Task>? WriteBody { get; init; }

    /// <summary>The content type of the replaced answer.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Changes the text of the service's own answer.</summary>
    public Func<string, string>? TransformBody { get; init; }

    /// <summary>Sends the length of the whole answer but only half of it, then cuts the connection.</summary>
    public bool Truncate { get; init; }

    /// <summary>How many requests were hit so far.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>Completes when the first request is hit.</summary>
    public Task Reached => ReachedBy(1);

    /// <summary>Completes when a caller hangs up while its request is held or delayed.</summary>
    public Task Abandoned => _abandoned.Task;

    internal bool Replaces => Status is not null || Body is not null || WriteBody is not null;

    /// <summary>Completes when so many requests were hit.</summary>
    public Task ReachedBy(int count)
    {
        lock (_gate)
        {
            if (_hits >= count)
                return Task.CompletedTask;

            var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, signal));
            return signal.Task;
        }
    }

    /// <summary>Lets all held requests go on, and those to come.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Whether this request is hit; counts it.</summary>
    internal bool TryHit(ReceivedRequest request)
    {
        if (!Matches(request))
            return false;

        lock (_gate)
        {
            int number = _matches++ - Skip;
            if (number < 0 || number % Every != 0 || _hits >= Times || !IsDrawn())
                return false;

            _hits++;
            foreach ((int count, TaskCompletionSource signal) in _waiting)
            {
                if (_hits >= count)
                    signal.TrySetResult();
            }

            return true;
        }
    }

    /// <summary>Waits as <see cref="Delay"/> and <see cref="Hold"/> say.</summary>
    /// <exception cref="OperationCanceledException">The caller hung up.</exception>
    internal async Task PauseAsync(CancellationToken aborted)
    {
        try
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, aborted);

            if (Hold)
                await _released.Task.WaitAsync(aborted);
        }
        catch (OperationCanceledException)
        {
            _abandoned.TrySetResult();
            throw;
        }
    }

    private bool IsDrawn()
    {
        if (Random is null)
            return true;

        // Faults may share a source of chance, which is not thread-safe.
        lock (Random)
            return Random.NextDouble() < Probability;
    }

    private bool Matches(ReceivedRequest request) =>
        (Method is null || Method == request.Method)
        && (PathContains is null || (request.Path + request.Query).Contains(PathContains, StringComparison.Ordinal))
        && (When is null || When(request));
}
