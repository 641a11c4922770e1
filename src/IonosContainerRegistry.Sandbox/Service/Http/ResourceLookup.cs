using System.Linq;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Finds the resources that a path specifies, or refuses the request with 404.</summary>
internal static class ResourceLookup
{
    public static RegistryRecord RegistryAt(this RegistryStore store, string registryId) =>
        store.FindRegistry(RequestReader.Id(registryId, "registry"))
            ?? throw ApiException.NotFound($"The registry '{registryId}'");

    public static RepositoryRecord RepositoryAt(this RegistryStore store, RegistryRecord registry, HttpRequest request)
    {
        string name = RequestReader.SegmentAfter(request, "repositories");
        return store.FindRepository(registry.Id, name) ?? throw ApiException.NotFound($"The repository '{name}'");
    }

    public static ArtifactRecord ArtifactAt(this RepositoryRecord repository, string digest) =>
        repository.Artifacts.FirstOrDefault(artifact => artifact.Digest == digest)
            ?? throw ApiException.NotFound($"The artifact '{digest}'");
}
