using System.Collections.Generic;
using IonosContainerRegistry.Sandbox.Service.Artifacts;

namespace IonosContainerRegistry.Sandbox.Service.Repositories;

/// <summary>The repositories of a company, most of them below the name of a team.</summary>
internal static class RepositorySeed
{
    private static readonly string[] Names =
    [
        "backend/api",
        "backend/worker",
        "frontend/web",
        "team-a/payments",
        "team-a/invoices",
        "team-b/search/indexer",
        "team-b/search/query",
        "base/dotnet",
        "base/node",
        "tools/cli",
        "cache/buildkit",
        "docs",
    ];

    public static IEnumerable<RepositoryRecord> Create(
        ArtifactSeed artifacts, ulong registry, int count, int artifactsPerRepository)
    {
        for (int index = 0; index < count; index++)
        {
            string name = index < Names.Length ? Names[index] : $"team-{index % 40:D2}/service-{index:D4}";
            IReadOnlyList<ArtifactRecord> content = artifacts.Create(registry, index, artifactsPerRepository);
            RepositoryRecord repository = RepositoryRecord.Create(name, content);
            yield return index % 2 == 0
                ? repository with { CreatedDate = repository.LastPushedAt?.AddDays(-100) }
                : repository;
        }
    }
}
