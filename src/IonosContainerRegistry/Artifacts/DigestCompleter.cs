using System.Collections;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Artifacts;
using IonosContainerRegistry.Client.Paging;
using IonosContainerRegistry.Completion;
using IonosContainerRegistry.Registries;

namespace IonosContainerRegistry.Artifacts;

/// <summary>Suggests the digests of artifacts of the repository on the command line, and shows their tags.</summary>
internal sealed class DigestCompleter : ValueCompleter
{
    private const int MaximumArtifacts = 1000;

    private protected override IEnumerable<Suggestion> GetSuggestions(IDictionary bound)
    {
        if (RegistryCompletion.FindRegistry(bound) is not { } registry) return [];
        if (BoundText.Single(bound, "RepositoryName") is not { } repositoryName) return [];
        return Read(bound, registry, repositoryName).SelectMany(Suggest);
    }

    // One for each tag, because people know tags and no digests.
    private static IEnumerable<Suggestion> Suggest(RegistryArtifact artifact)
    {
        string shortDigest = ArtifactView.Digest(artifact.Digest);
        string toolTip = $"{shortDigest} last push {CellFormat.Date(artifact.LastPush)}";
        return artifact.Tags.DefaultIfEmpty(shortDigest).Select(tag => new Suggestion(artifact.Digest!, tag, toolTip));
    }

    private static IReadOnlyList<RegistryArtifact> Read(
        IDictionary bound, RegistryReference registry, string repositoryName)
        => CompletionCache.Read<ArtifactResource, RegistryArtifact>(
            bound,
            $"{registry.Id:N}/{repositoryName}",
            client => client.Artifacts.ListOfRepository(
                registry.Id, repositoryName, null,
                new PageRequest { First = MaximumArtifacts, PageSize = MaximumArtifacts }, null),
            artifact => ArtifactMapper.ToArtifact(registry, repositoryName, artifact));
}
