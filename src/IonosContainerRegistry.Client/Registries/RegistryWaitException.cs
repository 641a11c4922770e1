using System;
using IonosContainerRegistry.Client.Errors;

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

    /// <summary>
    /// The registry as it was read last, or as the response to the change contained it, or null if there is neither.
    /// </summary>
    public RegistryResource? Registry { get; internal set; }

    /// <summary>The last response, or null if there was none in time.</summary>
    public ResponseMetadata? Response { get; internal set; }

    /// <summary>The request that failed, or null for another problem.</summary>
    public RegistryApiException? Failure { get; internal set; }

    /// <summary>How long the wait was.</summary>
    public TimeSpan Elapsed { get; }
}
