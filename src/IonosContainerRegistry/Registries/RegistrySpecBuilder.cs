using System;
using System.Linq;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Makes the properties of a registry from the parameters of New- and Set-ContainerRegistry.</summary>
internal static class RegistrySpecBuilder
{
    /// <exception cref="ParameterException">A value is missing or breaks a rule.</exception>
    public static RegistrySpec Build(
        string? name, string? location, bool? vulnerabilityScanning, DayOfWeek[]? days, TimeSpan? time,
        string[]? allowList, bool force)
    {
        RegistryInputValidator.CheckName("Name", ParameterException.Require(name, "Name"));
        RegistryInputValidator.CheckSubnets("ApiSubnetAllowList", allowList, force);
        if (days is null != time is null)
        {
            throw ParameterException.Combination(
                "-GarbageCollectionDay and -GarbageCollectionTime must be used together.");
        }

        return new RegistrySpec
        {
            Name = name!,
            Location = ParameterException.Require(location, "Location"),
            VulnerabilityScanning = vulnerabilityScanning ?? throw new ParameterException(
                "VulnerabilityScanning",
                "Specify $true or $false. Scanning is a paid add-on that can't be disabled later."),
            GarbageCollectionSchedule = days is null ? null : new GarbageCollectionSchedule
            {
                Days = ToNames(days),
                Time = GarbageCollectionSchedule.FormatTime(time!.Value),
            },
            ApiSubnetAllowList = allowList,
        };
    }

    public static string?[] ToNames(DayOfWeek[] days) => days.Select(day => (string?)day.ToString()).ToArray();
}
