using System;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>A registry was read and can't be changed as requested. Nothing was changed.</summary>
public sealed class RegistryChangeException : Exception
{
    internal RegistryChangeException(RegistryChangeProblem problem, ApiResponse<RegistryResource> registry)
        : base($"The registry can't be changed: {problem}.")
    {
        Problem = problem;
        Registry = registry.Value;
        Response = registry.Response;
    }

    /// <summary>Why it can't be changed.</summary>
    public RegistryChangeProblem Problem { get; }

    /// <summary>The registry as it is.</summary>
    public RegistryResource Registry { get; }

    /// <summary>The response with the registry.</summary>
    public ResponseMetadata Response { get; }
}
