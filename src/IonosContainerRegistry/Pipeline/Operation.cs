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

    /// <summary>What the operation does, such as <c>removing token …</c>.</summary>
    public string Doing { get; }

    public CallTarget Target { get; }

    /// <summary>Tells whether a request was sent.</summary>
    public RequestObserver Observer { get; }

    public Func<RegistryClient, CancellationToken, Task<OperationResult>> Run { get; }

    /// <summary>What a failure leaves behind, as a sentence of its error; null for nothing.</summary>
    public string? FailureNote { get; }
}
