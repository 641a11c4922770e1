using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Artifacts;

namespace IonosContainerRegistry.Sandbox.Service.Repositories;

/// <summary>The repositories of one registry by name. Not thread-safe: the store's lock guards it.</summary>
internal sealed class RepositoryTable
{
    private readonly OrderedDictionary<string, RepositoryRecord> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ArtifactLocation>> _orders = [];

    public IReadOnlyList<RepositoryRecord> All => [.. _byName.Values];

    public RepositoryRecord? Find(string name) => _byName.GetValueOrDefault(name);

    public void Put(RepositoryRecord repository)
    {
        _byName[repository.Name] = repository;
        _orders.Clear();
    }

    public bool Remove(string name)
    {
        _orders.Clear();
        return _byName.Remove(name);
    }

    /// <summary>
    /// The artifacts of all repositories in an order. It is kept until a repository changes, because a large registry
    /// would otherwise be sorted anew for each page.
    /// </summary>
    /// <param name="key">Names the order.</param>
    /// <param name="arrange">Filters and sorts.</param>
    public IReadOnlyList<ArtifactLocation> Artifacts(
        string key, Func<IEnumerable<LocatedArtifact>, IEnumerable<LocatedArtifact>> arrange)
    {
        const int KeptOrders = 8;
        if (_orders.TryGetValue(key, out IReadOnlyList<ArtifactLocation>? order)) return order;
        if (_orders.Count >= KeptOrders) _orders.Clear();
        IEnumerable<LocatedArtifact> all =
            from repository in _byName.Values
            from index in Enumerable.Range(0, repository.Artifacts.Count)
            select new LocatedArtifact(new ArtifactLocation(repository, index), repository.Artifacts[index]);
        order = [.. arrange(all).Select(artifact => artifact.Location)];
        _orders.Add(key, order);
        return order;
    }
}
