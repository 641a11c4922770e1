namespace IonosContainerRegistry.Client.Registries;

/// <summary>Why a registry can't be changed as requested.</summary>
public enum RegistryChangeProblem
{
    /// <summary>Only one half of the schedule was given, and the registry doesn't have the other.</summary>
    ScheduleIncomplete,

    /// <summary>The allow list would contain more than <see cref="ApiSubnet.MaximumCount"/> entries.</summary>
    TooManySubnets,

    /// <summary>The last entry of the allow list would be removed, so that everyone could connect.</summary>
    NoSubnetLeft,
}
