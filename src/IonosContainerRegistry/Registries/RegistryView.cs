using System;

namespace IonosContainerRegistry;

/// <summary>The registry in the headings of views, for the format file.</summary>
public static class RegistryView
{
    /// <summary>Names a registry.</summary>
    /// <param name="registryId">The ID of the registry.</param>
    /// <param name="registryName">The name, or null if it isn't known.</param>
    /// <returns>The name if it is known, otherwise the ID.</returns>
    public static string Name(Guid registryId, string? registryName)
        => string.IsNullOrEmpty(registryName) ? registryId.ToString("D") : registryName!;
}
