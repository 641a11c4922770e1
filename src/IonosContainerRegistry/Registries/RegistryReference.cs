using System;
using IonosContainerRegistry.Client.Registries;

namespace IonosContainerRegistry.Registries;

/// <summary>A registry that a command is about.</summary>
/// <param name="Id">The ID of the registry.</param>
/// <param name="Name">The name, or null if it isn't known.</param>
internal sealed record RegistryReference(Guid Id, string? Name)
{
    /// <summary>The registry in the list in which its name was looked up, or null if it wasn't.</summary>
    public RegistryResource? Listed { get; init; }

    /// <summary>A registry that was read.</summary>
    public static RegistryReference Of(ContainerRegistry registry) => new(registry.RegistryId, registry.Name);

    /// <summary>The registry of a token.</summary>
    public static RegistryReference Of(RegistryToken token) => new(token.RegistryId, token.RegistryName);

    /// <summary>Such as <c>registry 'acme'</c>, for what is inside the registry.</summary>
    public override string ToString() => RegistryText.Name(Name, string.IsNullOrEmpty(Name) ? Id : null);
}
