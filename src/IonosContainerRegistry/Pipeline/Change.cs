using System;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;

namespace IonosContainerRegistry;

/// <summary>One change that was confirmed: what it is, what it is about, and how it is made.</summary>
internal sealed class Change
{
    public Change(
        string what, CallTarget target, CallObserver observer, Func<RegistryClient, CancellationToken, Task<ChangeResult>> run,
        string? aftermath = null)
    {
        What = what;
        Target = target;
        Observer = observer;
        Run = run;
        Aftermath = aftermath;
    }

    /// <summary>What it is, as the subject of a sentence.</summary>
    public string What { get; }

    public CallTarget Target { get; }

    /// <summary>Tells whether a request has left.</summary>
    public CallObserver Observer { get; }

    public Func<RegistryClient, CancellationToken, Task<ChangeResult>> Run { get; }

    /// <summary>What its failure leaves behind, as a sentence of the error; null for nothing worth saying.</summary>
    public string? Aftermath { get; }
}
