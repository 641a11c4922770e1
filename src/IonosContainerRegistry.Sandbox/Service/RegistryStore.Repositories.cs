using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Sandbox.Service.Artifacts;
using IonosContainerRegistry.Sandbox.Service.Data;
using IonosContainerRegistry.Sandbox.Service.Repositories;
using IonosContainerRegistry.Sandbox.Service.Vulnerabilities;

namespace IonosContainerRegistry.Sandbox.Service;

public sealed partial class RegistryStore
{
    private readonly Dictionary<string, VulnerabilityRecord> _vulnerabilities = new(StringComparer.Ordinal);

    /// <summary>All repositories of a registry.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public IReadOnlyList<RepositoryRecord> Repositories(Guid registryId)
    {
        lock (_gate)
            return EntryOf(registryId).Repositories.All;
    }

    /// <summary>The repository, or null.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public RepositoryRecord? FindRepository(Guid registryId, string name)
    {
        lock (_gate)
            return EntryOf(registryId).Repositories.Find(name);
    }

    /// <summary>Adds a repository or replaces the one of the same name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void PutRepository(Guid registryId, RepositoryRecord repository)
    {
        lock (_gate)
        {
            EntryOf(registryId).Repositories.Put(repository);
            foreach (VulnerabilityRecord vulnerability in
                repository.Artifacts.SelectMany(artifact => artifact.Scan?.Vulnerabilities ?? []))
            {
                _vulnerabilities[vulnerability.Id] = vulnerability;
            }
        }
    }

    /// <summary>Removes a repository. Returns false if there is none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public bool RemoveRepository(Guid registryId, string name)
    {
        lock (_gate)
            return EntryOf(registryId).Repositories.Remove(name);
    }

    /// <summary>Removes the first repository of a registry and adds a new one that was pushed just now.</summary>
    /// <exception cref="KeyNotFoundException">There is no such registry.</exception>
    public void MoveRepositories(Guid registryId)
    {
        lock (_gate)
        {
            RepositoryTable table = EntryOf(registryId).Repositories;
            if (table.All is [var first, ..]) table.Remove(first.Name);
            var artifact = new ArtifactRecord
            {
                Digest = _values.Digest(SeedValues.Place(Guid.NewGuid())),
                Tags = ["latest"],
                LastPushedAt = Now,
            };
            table.Put(RepositoryRecord.Create($"moved/{artifact.Digest[^12..]}", [artifact]));
        }
    }

    /// <summary>The vulnerability, or null.</summary>
    public VulnerabilityRecord? FindVulnerability(string id)
    {
        lock (_gate)
            return _vulnerabilities.GetValueOrDefault(id);
    }

    /// <summary>Adds seeded repositories, whose artifacts are computed when they are read.</summary>
    internal void SeedRepositories(Guid registryId, ArtifactSeed artifacts, int count, int artifactsPerRepository)
    {
        lock (_gate)
        {
            RepositoryTable table = EntryOf(registryId).Repositories;
            ulong place = SeedValues.Place(registryId);
            foreach (RepositoryRecord repository in
                RepositorySeed.Create(artifacts, place, count, artifactsPerRepository))
            {
                table.Put(repository);
            }
        }
    }

    internal void SeedVulnerabilities(VulnerabilitySeed seed)
    {
        lock (_gate)
        {
            foreach (VulnerabilityRecord vulnerability in seed.All)
                _vulnerabilities[vulnerability.Id] = vulnerability;
        }
    }

    /// <summary>The artifacts of all repositories of a registry in an order.</summary>
    internal IReadOnlyList<ArtifactLocation> Artifacts(
        Guid registryId, string key, Func<IEnumerable<LocatedArtifact>, IEnumerable<LocatedArtifact>> arrange)
    {
        lock (_gate)
            return EntryOf(registryId).Repositories.Artifacts(key, arrange);
    }
}
