using System;
using System.Collections.Generic;
using IonosContainerRegistry.Sandbox.Service.Data;
using IonosContainerRegistry.Sandbox.Service.Vulnerabilities;

namespace IonosContainerRegistry.Sandbox.Service.Artifacts;

/// <summary>The artifacts of seeded repositories, computed when they are read. The first one was pushed last.</summary>
internal sealed class ArtifactSeed(SeedValues values, VulnerabilitySeed vulnerabilities, DateTimeOffset now)
{
    private readonly DateTimeOffset _today = new(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The artifacts of a repository.</summary>
    /// <param name="registry">The place of the registry in the data.</param>
    /// <param name="repository">The number of the repository.</param>
    /// <param name="count">The number of artifacts.</param>
    public IReadOnlyList<ArtifactRecord> Create(ulong registry, int repository, int count) =>
        new ComputedList<ArtifactRecord>(count, index => Create(registry, repository, index, count));

    private ArtifactRecord Create(ulong registry, int repository, int index, int count)
    {
        ulong random = values.Number(registry, (ulong)repository, (ulong)index);
        DateTimeOffset pushed = _today.AddDays(-1 - (repository * 7 % 20) - (index * 3)).AddMinutes(random % 1440);
        long pulls = (long)(random % 5000) / (index + 1);
        bool isPulled = pulls > 0 && index % 4 != 3;
        if (repository == 0 && index == 0) pulls += 5_000_000_000;
        return new ArtifactRecord
        {
            Digest = values.Digest(registry, (ulong)repository, (ulong)index),
            MediaType = index % 7 == 6
                ? "application/vnd.docker.distribution.manifest.v2+json"
                : "application/vnd.oci.image.manifest.v1+json",
            Tags = Tags(index, count),
            PushCount = 1 + (long)(random % 3),
            PullCount = isPulled ? pulls : 0,
            LastPushedAt = pushed,
            LastPulledAt = isPulled ? Earlier(pushed.AddHours(random % 500), _today) : null,

            // A scan takes a while: a few artifacts still wait for theirs.
            Scan = index % 9 == 8 ? null : new ArtifactScan(pushed.AddMinutes(9), vulnerabilities.PartFor(random)),
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset first, DateTimeOffset second) =>
        first < second ? first : second;

    /// <summary>The newest has two tags, and every fifth has lost its own. Both null and empty occur.</summary>
    private static IReadOnlyList<string>? Tags(int index, int count) => (index % 5, index % 2) switch
    {
        (4, 0) => null,
        (4, _) => [],
        _ when index == 0 => [$"1.{count}.0", "latest"],
        _ => [$"1.{count - index}.0"],
    };
}
