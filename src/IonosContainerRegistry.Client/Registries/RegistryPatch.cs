using System.Collections.Generic;

namespace IonosContainerRegistry.Client.Registries;

/// <summary>PatchRegistryInput: what changes. A null member is left out of the request and so isn't changed.</summary>
public sealed class RegistryPatch
{
    /// <summary>
    /// The new schedule, with days and time. Null doesn't change it unless <see cref="ClearSchedule"/> is set.
    /// </summary>
    public GarbageCollectionSchedule? GarbageCollectionSchedule { get; set; }

    /// <summary>Whether to send <c>"garbageCollectionSchedule": null</c>, which removes it.</summary>
    public bool ClearSchedule { get; set; }

    /// <summary>Whether to switch on scanning for vulnerabilities, which can't be switched off again.</summary>
    public bool EnableVulnerabilityScanning { get; set; }

    /// <summary>The subnets that replace the allow list. Empty allows all. Null doesn't change it.</summary>
    public IList<string>? ApiSubnetAllowList { get; set; }

    /// <summary>Whether there is nothing to change.</summary>
    public bool IsEmpty => GarbageCollectionSchedule is null && !ClearSchedule && !EnableVulnerabilityScanning
        && ApiSubnetAllowList is null;
}
