using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Pipeline;

/// <summary>A confirmed change of one resource.</summary>
internal sealed class Operation
{
    public Operation(
        string doing, CallTarget target, RequestObserver observer,
        Func<RegistryClient, CancellationToken, Task<OperationResult>> run, string? failureNote = null)
    {
        Doing = doing;
        Target = target;
        Observer = observer;
        Run = run;
        FailureNote = failureNote;
    }

    /// <summary>An operation of several steps.</summary>
    /// <param name="doing">What the first step does.</param>
    /// <param name="target">What the first step is about.</param>
    /// <param name="observer">Tells whether a request was sent.</param>
    /// <param name="run">Runs the operation, and calls <see cref="Continue"/> before a step that differs.</param>
    public Operation(
        string doing, CallTarget target, RequestObserver observer,
        Func<Operation, RegistryClient, CancellationToken, Task<OperationResult>> run)
    {
        Doing = doing;
        Target = target;
        Observer = observer;
        Run = (client, stop) => run(this, client, stop);
    }

    /// <summary>What the operation does, such as <c>removing token …</c>.</summary>
    public string Doing { get; private set; }

    public CallTarget Target { get; private set; }

    /// <summary>Tells whether a request was sent.</summary>
    public RequestObserver Observer { get; }

    public Func<RegistryClient, CancellationToken, Task<OperationResult>> Run { get; }

    /// <summary>Whether it belongs to the operation before, so that the progress bar doesn't count it.</summary>
    public bool IsFollowUp { get; set; }

    /// <summary>What a failure leaves behind, as a sentence of its error, or null for nothing.</summary>
    public string? FailureNote { get; }

    /// <summary>Describes the step that begins now.</summary>
    public void Continue(string doing, CallTarget target)
    {
        Doing = doing;
        Target = target;
    }
}
