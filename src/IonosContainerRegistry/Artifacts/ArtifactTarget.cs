using System.Management.Automation.Language;
using IonosContainerRegistry.Errors;
using IonosContainerRegistry.Registries;
using IonosContainerRegistry.Repositories;

namespace IonosContainerRegistry.Artifacts;

/// <summary>Names artifacts in messages and errors.</summary>
internal static class ArtifactTarget
{
    public static string Describe(RegistryReference registry, string? repositoryName, string? digest)
        => $"artifact {digest} of {RepositoryTarget.Describe(registry, repositoryName)}";

    /// <summary>One artifact, or its vulnerabilities.</summary>
    public static CallTarget Of(RegistryReference registry, string repositoryName, string digest)
        => new(registry.Id, name: digest)
        {
            Place = Describe(registry, repositoryName, digest),
            NextStep = $"To list the artifacts, run: Get-RegistryArtifact -RegistryId {registry.Id:D} "
                + $"-RepositoryName '{CodeGeneration.EscapeSingleQuotedStringContent(repositoryName)}'",
        };
}
