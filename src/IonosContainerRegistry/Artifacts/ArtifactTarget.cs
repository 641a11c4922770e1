using System.Management.Automation.Language;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;

namespace IonosContainerRegistry.Artifacts;

/// <summary>An artifact, or its vulnerabilities, that a request is about.</summary>
internal sealed record ArtifactTarget : CallTarget
{
    public ArtifactTarget(RegistryReference registry, string repositoryName, string digest)
    {
        RegistryId = registry.Id;
        Name = digest;
        Place = Describe(registry, repositoryName, digest);
        NextStep = $"To list the artifacts, run: Get-RegistryArtifact -RegistryId {registry.Id:D} "
            + $"-RepositoryName '{CodeGeneration.EscapeSingleQuotedStringContent(repositoryName)}'";
    }

    public static string Describe(RegistryReference registry, string? repositoryName, string? digest)
        => $"artifact {digest} of {RepositoryTarget.Describe(registry, repositoryName)}";
}
