using System;

namespace IonosContainerRegistry;

/// <summary>What a call is about: the target object of its errors.</summary>
internal sealed class CallTarget
{
    public CallTarget(Guid? registryId = null, Guid? tokenId = null, string? name = null)
    {
        RegistryId = registryId;
        TokenId = tokenId;
        Name = name;
    }

    public Guid? RegistryId { get; }

    public Guid? TokenId { get; }

    public string? Name { get; }

    public object? Object => (object?)TokenId ?? (object?)Name ?? RegistryId;
}
