using System;
using Microsoft.AspNetCore.Http;

namespace IonosContainerRegistry.Sandbox.Service.Http;

/// <summary>Absolute addresses of resources, on the host of the request.</summary>
internal static class ServiceAddress
{
    public static string Registries(HttpRequest request) => Base(request) + "/registries";

    public static string Tokens(HttpRequest request, Guid registryId) => $"{Registries(request)}/{registryId}/tokens";

    public static string Repositories(HttpRequest request, Guid registryId) =>
        $"{Registries(request)}/{registryId}/repositories";

    public static string Artifacts(HttpRequest request, Guid registryId) =>
        $"{Registries(request)}/{registryId}/artifacts";

    public static string Artifacts(HttpRequest request, Guid registryId, string repositoryName) =>
        $"{Repositories(request, registryId)}/{Uri.EscapeDataString(repositoryName)}/artifacts";

    public static string Vulnerabilities(HttpRequest request) => Base(request) + "/vulnerabilities";

    public static string Base(HttpRequest request) => $"{request.Scheme}://{request.Host}{RegistryService.BasePath}";
}
