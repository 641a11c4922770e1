using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>
/// The states that a registry passes through. Reading the registry moves it on, so that no test waits for a clock.
/// </summary>
/// <param name="states">The states in order. Null stands for a registry that is gone.</param>
/// <param name="readsPerState">The number of reads that end a state. With 0, the last state is reached at once.</param>
internal sealed class RegistryTransition(IReadOnlyList<string?> states, int readsPerState)
{
    private int _reads;

    public string? State => states[Position];

    public bool IsComplete => Position == states.Count - 1;

    public bool IsDeletion => states[^1] is null;

    private int Position =>
        readsPerState == 0 ? states.Count - 1 : Math.Min(_reads / readsPerState, states.Count - 1);

    public void CountRead() => _reads++;

    public void Complete() => _reads = readsPerState * states.Count;
}
