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

    /// <summary>A registry itself, not something in it.</summary>
    public static CallTarget OfRegistry(Guid? registryId, string? name = null)
        => new(registryId, name: name) { IsRegistry = true };

    /// <summary>Whether the target is a registry itself, which might not have an ID yet.</summary>
    public bool IsRegistry { get; private init; }

    public Guid? RegistryId { get; }

    public Guid? TokenId { get; }

    /// <summary>The name of the token, the registry, or another resource; null if it isn't known.</summary>
    public string? Name { get; }

    /// <summary>The registry in words, such as <c>registry 'acme'</c>; null for its ID.</summary>
    public string? Registry { get; set; }

    /// <summary>The resource in words, such as <c>token 'ci' (…) in registry 'acme'</c>; null for none.</summary>
    public string? Place { get; set; }

    /// <summary>The registry in words.</summary>
    public string DescribeRegistry() => Registry ?? MessageText.Place(null, RegistryId);

    /// <summary>What to do if the resource doesn't exist, or to check it; null for what suits tokens.</summary>
    public string? NextStep { get; set; }

    /// <summary>The TargetObject of error records.</summary>
    public object? Object => IsRegistry
        ? (object?)RegistryId ?? Name
        : (object?)TokenId ?? (object?)Name ?? RegistryId;
}
