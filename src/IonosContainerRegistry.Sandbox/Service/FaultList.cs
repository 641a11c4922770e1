using System.Collections.Immutable;
using System.Threading;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>The faults of a service. A request meets the first that hits it. Thread-safe.</summary>
public sealed class FaultList
{
    private ImmutableList<Fault> _faults = [];

    /// <summary>Adds a fault behind the others and returns it.</summary>
    public Fault Add(Fault fault)
    {
        ImmutableInterlocked.Update(ref _faults, faults => faults.Add(fault));
        return fault;
    }

    /// <summary>Removes a fault and continues the requests that it holds.</summary>
    public void Remove(Fault fault)
    {
        ImmutableInterlocked.Update(ref _faults, faults => faults.Remove(fault));
        fault.Release();
    }

    /// <summary>Removes all faults and continues the requests that they hold.</summary>
    public void Clear()
    {
        foreach (Fault fault in Interlocked.Exchange(ref _faults, []))
            fault.Release();
    }

    internal Fault? Take(ReceivedRequest request)
    {
        foreach (Fault fault in Volatile.Read(ref _faults))
        {
            if (fault.TryHit(request)) return fault;
        }

        return null;
    }
}
