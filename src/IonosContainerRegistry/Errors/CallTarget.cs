using System;

namespace IonosContainerRegistry.Errors;

/// <summary>The resource that a request is about, to name it in errors.</summary>
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

    /// <summary>The token's name; null if it isn't known.</summary>
    public string? Name { get; }

    /// <summary>The TargetObject of error records.</summary>
    public object? Object => (object?)TokenId ?? (object?)Name ?? RegistryId;
}
