namespace IonosContainerRegistry.Client.Registries;

/// <summary>Why a wait for a registry ended without success.</summary>
public enum RegistryWaitProblem
{
    /// <summary>The time ended first.</summary>
    TimedOut,

    /// <summary>The registry is in a state that indicates that the operation failed.</summary>
    Failed,

    /// <summary>A request failed.</summary>
    RequestFailed,
}
