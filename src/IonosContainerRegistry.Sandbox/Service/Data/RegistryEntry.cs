using IonosContainerRegistry.Sandbox.Service.Registries;
using IonosContainerRegistry.Sandbox.Service.Repositories;
using IonosContainerRegistry.Sandbox.Service.Tokens;

namespace IonosContainerRegistry.Sandbox.Service.Data;

/// <summary>A registry with everything in it.</summary>
internal sealed class RegistryEntry(RegistryRecord record)
{
    public RegistryRecord Record { get; set; } = record;

    /// <summary>The change of state in progress, or null.</summary>
    public RegistryTransition? Transition { get; set; }

    public TokenTable Tokens { get; } = new();

    public RepositoryTable Repositories { get; } = new();
}
