using System;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>A wait for a registry ended without success. What the service was doing might still go on.</summary>
public sealed class RegistryWaitException : Exception
{
    internal RegistryWaitException(
        RegistryWaitProblem problem, Guid registryId, ApiResponse<RegistryResource>? last, TimeSpan elapsed)
        : base($"The wait for the registry ended: {problem}.")
    {
        Problem = problem;
        RegistryId = registryId;
        Registry = last?.Value;
        Response = last?.Response;
        Elapsed = elapsed;
    }

    /// <summary>Why the wait ended.</summary>
    public RegistryWaitProblem Problem { get; }

    /// <summary>The registry.</summary>
    public Guid RegistryId { get; }

    /// <summary>The registry as it was read last, or null if it couldn't be read in time.</summary>
    public RegistryResource? Registry { get; }

    /// <summary>The last response, or null if there was none in time.</summary>
    public ResponseMetadata? Response { get; }

    /// <summary>How long the wait was.</summary>
    public TimeSpan Elapsed { get; }
}
