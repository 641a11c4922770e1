using System;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>How long to wait for a registry, and callbacks for its progress.</summary>
public sealed class RegistryWait
{
    /// <summary>The time after which the wait ends without success.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Called when the wait for a changed registry begins, from any thread, with the registry that the response to the
    /// change contained, or null after a deletion.
    /// </summary>
    public Action<RegistryResource?>? Started { get; set; }

    /// <summary>
    /// Called after each reading, from any thread, with the state, which is null if the service doesn't report one.
    /// </summary>
    public Action<string?>? Progress { get; set; }
}
