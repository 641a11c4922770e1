using System;
using System.Collections.Generic;
using System.Threading;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>
/// The data of the service. Thread-safe. Tests read and change it directly, which moves no registry to its next state.
/// Lists are snapshots in the order in which their items were added. An expired token is gone.
/// </summary>
public sealed partial class RegistryStore
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<Guid, RegistryEntry> _entries = [];
    private readonly RegistryServiceOptions _options;
    private readonly SeedValues _values;

    internal RegistryStore(RegistryServiceOptions options)
    {
        _options = options;
        _values = new SeedValues(options.Seed);
    }

    private DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _reservedNames.Clear();
            _vulnerabilities.Clear();
        }
    }

    private RegistryEntry EntryOf(Guid registryId) => _entries.TryGetValue(registryId, out RegistryEntry? entry)
        ? entry
        : throw new KeyNotFoundException($"There is no registry {registryId}.");
}
