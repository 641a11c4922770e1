using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Sandbox.Service.Faults;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>
/// Something that goes wrong: which requests it hits, and what happens to them. All conditions must be met. A condition
/// that isn't set is met. What happens, in this order:
/// <list type="number">
/// <item>With <see cref="Apply"/> the service processes the request.</item>
/// <item><see cref="Hold"/> and <see cref="Delay"/> wait.</item>
/// <item><see cref="Drop"/> closes the connection, or the response is replaced (<see cref="Status"/>,
/// <see cref="Body"/>, <see cref="WriteBody"/>), or the service's own response is sent, changed by
/// <see cref="OddFields"/>, <see cref="MissingFields"/>, <see cref="ItemWithoutId"/> and
/// <see cref="TransformBody"/>.</item>
/// </list>
/// <see cref="Truncate"/> and <see cref="BrokenChunk"/> break the transfer of either response. If a fault neither drops
/// nor replaces the response, the service processes the request in any case.
/// </summary>
public sealed class Fault
{
    private readonly Lock _gate = new();
    private readonly HitCounter _hits = new();
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matches;

    /// <summary>The method, in upper case.</summary>
    public string? Method { get; init; }

    /// <summary>One of the <see cref="Operations"/>.</summary>
    public string? Operation { get; init; }

    /// <summary>A part of path and query.</summary>
    public string? PathContains { get; init; }

    /// <summary>An additional condition.</summary>
    public Func<ReceivedRequest, bool>? When { get; init; }

    /// <summary>How many matching requests aren't hit at first.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests are hit before the fault is over.</summary>
    public int Times { get; init; } = int.MaxValue;

    /// <summary>Hits the first of every so many matching requests: 5 hits the first, the sixth and so on.</summary>
    public int Every { get; init; } = 1;

    /// <summary>The share of matching requests that are hit, from 0 to 1. Requires <see cref="Random"/>.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The seeded source of chance for <see cref="Probability"/>.</summary>
    public Random? Random { get; init; }

    /// <summary>Whether the service processes the request although its response is dropped or replaced.</summary>
    public bool Apply { get; init; }

    /// <summary>How long the request waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the request waits until <see cref="Release"/>, or until the client disconnects.</summary>
    public bool Hold { get; init; }

    /// <summary>Closes the connection without a response.</summary>
    public bool Drop { get; init; }

    /// <summary>The status of the replaced response. The default is 200 if only a body is given.</summary>
    public int? Status { get; init; }

    /// <summary>The time after which the client retries, as <c>Retry-After</c> in seconds, or null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether <see cref="RetryAfter"/> is sent as a date on the service's clock.</summary>
    public bool RetryAfterIsDate { get; init; }

    /// <summary>Headers of the replaced response, or added to the service's own.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body of the replaced response.</summary>
    public string? Body { get; init; }

    /// <summary>Writes the body of the replaced response as a stream of any length.</summary>
    public Func<Stream, CancellationToken, Task>? WriteBody { get; init; }

    /// <summary>The content type of the replaced response.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>
    /// Values for members of the service's own response, wherever a member of that name is: text, a number, a boolean,
    /// null, or any object that can be written as JSON.
    /// </summary>
    public IReadOnlyDictionary<string, object?> OddFields { get; init; } = new Dictionary<string, object?>();

    /// <summary>Names of members that are removed from the service's own response, wherever they are.</summary>
    public IReadOnlyList<string> MissingFields { get; init; } = [];

    /// <summary>The index of the item that loses its ID in the service's own list.</summary>
    public int? ItemWithoutId { get; init; }

    /// <summary>
    /// Changes the data after the service has processed the request and before it responds, so that a list moves
    /// between two pages.
    /// </summary>
    public Action<RegistryStore>? ChangeStore { get; init; }

    /// <summary>Changes the text of the service's own response.</summary>
    public Func<string, string>? TransformBody { get; init; }

    /// <summary>Announces the length of the whole body, sends half of it and closes the connection.</summary>
    public bool Truncate { get; init; }

    /// <summary>
    /// Sends half of the body as a chunk, and the other half where the size of the next chunk is expected.
    /// </summary>
    public bool BrokenChunk { get; init; }

    /// <summary>How many requests were hit so far.</summary>
    public int Hits => _hits.Count;

    /// <summary>Completes when the first request is hit.</summary>
    public Task Reached => ReachedBy(1);

    /// <summary>Completes when a client disconnects while its request is held or delayed.</summary>
    public Task Abandoned => _disconnected.Task;

    internal bool Replaces => Status is not null || Body is not null || WriteBody is not null;

    /// <summary>Completes when so many requests were hit.</summary>
    public Task ReachedBy(int count) => _hits.ReachedBy(count);

    /// <summary>Continues all held requests, and doesn't hold further ones.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Counts the request, and returns whether it is hit.</summary>
    internal bool TryHit(ReceivedRequest request)
    {
        if (!Matches(request)) return false;
        lock (_gate)
        {
            int number = _matches++ - Skip;
            if (number < 0 || number % Every != 0 || _hits.Count >= Times || !IsDrawn()) return false;
            _hits.Increment();
            return true;
        }
    }

    /// <summary>Waits as <see cref="Delay"/> and <see cref="Hold"/> specify.</summary>
    /// <exception cref="OperationCanceledException">The client disconnected.</exception>
    internal async Task PauseAsync(CancellationToken aborted)
    {
        try
        {
            if (Delay > TimeSpan.Zero) await Task.Delay(Delay, aborted);
            if (Hold) await _released.Task.WaitAsync(aborted);
        }
        catch (OperationCanceledException)
        {
            _disconnected.TrySetResult();
            throw;
        }
    }

    private bool IsDrawn()
    {
        if (Random is null) return true;
        // Faults may share a source of chance, which is not thread-safe.
        lock (Random)
            return Random.NextDouble() < Probability;
    }

    private bool Matches(ReceivedRequest request) =>
        (Method is null || Method == request.Method)
        && (Operation is null || Operation == request.Operation)
        && (PathContains is null || (request.Path + request.Query).Contains(PathContains, StringComparison.Ordinal))
        && (When is null || When(request));
}
