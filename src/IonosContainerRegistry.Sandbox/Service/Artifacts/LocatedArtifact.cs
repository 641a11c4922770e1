namespace IonosContainerRegistry.Sandbox.Service.Artifacts;

/// <summary>An artifact and its place.</summary>
internal readonly record struct LocatedArtifact(ArtifactLocation Location, ArtifactRecord Artifact);

/// <summary>The place of an artifact, from which it can be read or computed again.</summary>
internal readonly record struct ArtifactLocation(RepositoryRecord Repository, int Index)
{
    public ArtifactRecord Artifact => Repository.Artifacts[Index];
}
