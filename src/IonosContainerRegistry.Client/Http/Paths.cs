using System;

namespace IonosContainerRegistry.Client.Http;

/// <summary>The paths of the API, below its base address.</summary>
internal static class Paths
{
    public const string Registries = "/registries";

    public static string Registry(Guid registryId) => $"/registries/{registryId:D}";

    public static string Tokens(Guid registryId) => $"/registries/{registryId:D}/tokens";

    public static string Token(Guid registryId, Guid tokenId) => $"/registries/{registryId:D}/tokens/{tokenId:D}";
}
