using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Data;
using IonosContainerRegistry.Sandbox.Service.Registries;

namespace IonosContainerRegistry.Sandbox.Service;

public sealed partial class RegistryStore
{
    private const string Running = "Running";

    /// <summary>Names of deleted registries, with the number of name checks that still find them taken.</summary>
    private readonly Dictionary<string, int> _reservedNames = new(StringComparer.Ordinal);

    /// <summary>All registries.</summary>
    public IReadOnlyList<RegistryRecord> Registries
    {
        get
        {
            lock (_gate)
                return [.. _entries.Values.Select(entry => entry.Record)];
        }
    }

    /// <summary>Adds a registry without tokens and repositories, in the state that the record contains.</summary>
    /// <exception cref="NameTakenException">The ID is taken.</exception>
    public void AddRegistry(RegistryRecord registry)
    {
        lock (_gate)
        {
            if (!_entries.TryAdd(registry.Id, new RegistryEntry(registry)))
                throw new NameTakenException($"The registry id {registry.Id}");
        }
    }

    /// <summary>Replaces the record of a registry and ends the change of state in progress.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void ReplaceRegistry(RegistryRecord registry)
    {
        lock (_gate)
        {
            RegistryEntry entry = EntryOf(registry.Id);
            entry.Record = registry;
            entry.Transition = null;
        }
    }

    /// <summary>Removes a registry with everything in it at once. Returns false if there is none.</summary>
    public bool RemoveRegistry(Guid registryId)
    {
        lock (_gate)
            return _entries.Remove(registryId);
    }

    /// <summary>The registry, or null.</summary>
    public RegistryRecord? FindRegistry(Guid registryId)
    {
        lock (_gate)
            return _entries.GetValueOrDefault(registryId)?.Record;
    }

    /// <summary>Whether there is such a registry.</summary>
    public bool HasRegistry(Guid registryId)
    {
        lock (_gate)
            return _entries.ContainsKey(registryId);
    }

    /// <summary>Completes the creations, updates, and deletions in progress, and releases deleted names.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            foreach (RegistryEntry entry in _entries.Values.ToArray())
            {
                entry.Transition?.Complete();
                ApplyTransition(entry);
            }

            _reservedNames.Clear();
        }
    }

    /// <summary>The registry as a client reads it, or null. This moves it towards its next state.</summary>
    internal RegistryRecord? ReadRegistry(Guid registryId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(registryId, out RegistryEntry? entry)) return null;
            entry.Transition?.CountRead();
            return ApplyTransition(entry);
        }
    }

    /// <summary>Replaces a registry or, if there is none, creates it.</summary>
    /// <exception cref="NameTakenException">The name of the created registry is taken.</exception>
    internal RegistryRecord PutRegistry(Guid registryId, Func<RegistryRecord?, RegistryRecord> make)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(registryId, out RegistryEntry? entry)) return Change(entry, make);
            RegistryRecord created = make(null);
            if (IsNameInUse(created.Name)) throw new NameTakenException($"The registry name '{created.Name}'");
            entry = new RegistryEntry(created);
            _entries.Add(registryId, entry);
            return Begin(entry, _options.CreationStates)!;
        }
    }

    /// <summary>Changes a registry. Returns null if there is none.</summary>
    internal RegistryRecord? UpdateRegistry(Guid registryId, Func<RegistryRecord, RegistryRecord> change)
    {
        lock (_gate)
            return _entries.TryGetValue(registryId, out RegistryEntry? entry) ? Change(entry, change) : null;
    }

    /// <summary>Begins to delete a registry. Returns false if there is none.</summary>
    internal bool DeleteRegistry(Guid registryId)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(registryId, out RegistryEntry? entry)) return false;
            if (entry.Transition is not { IsDeletion: true }) Begin(entry, [.. _options.DeletionStates, null]);
            return true;
        }
    }

    /// <summary>Whether a name is taken. This moves the name of a deleted registry towards its release.</summary>
    internal bool CheckRegistryName(string name)
    {
        lock (_gate)
        {
            bool isTaken = IsNameInUse(name);
            if (_reservedNames.TryGetValue(name, out int checks) && checks <= 1) _reservedNames.Remove(name);
            else if (checks > 1) _reservedNames[name] = checks - 1;
            return isTaken;
        }
    }

    private bool IsNameInUse(string name) =>
        _reservedNames.ContainsKey(name) || _entries.Values.Any(entry => entry.Record.Name == name);

    private RegistryRecord Change(RegistryEntry entry, Func<RegistryRecord, RegistryRecord> change)
    {
        entry.Record = change(entry.Record);
        return entry.Transition is null && entry.Record.State == Running
            ? Begin(entry, _options.UpdateStates)!
            : entry.Record;
    }

    private RegistryRecord? Begin(RegistryEntry entry, IReadOnlyList<string?> states)
    {
        entry.Transition = new RegistryTransition(states, _options.ReadsPerState);
        return ApplyTransition(entry);
    }

    private RegistryRecord? ApplyTransition(RegistryEntry entry)
    {
        if (entry.Transition is not { } transition) return entry.Record;
        if (transition.State is not { } state)
        {
            _entries.Remove(entry.Record.Id);
            if (_options.NameChecksAfterDeletion > 0)
                _reservedNames[entry.Record.Name] = _options.NameChecksAfterDeletion;
            return null;
        }

        entry.Record = entry.Record with { State = state };
        if (state == Running && entry.Record.HostName.Length == 0)
            entry.Record = entry.Record with { HostName = entry.Record.DefaultHostName, StorageUpdatedAt = Now };
        if (transition.IsComplete) entry.Transition = null;
        return entry.Record;
    }
}
