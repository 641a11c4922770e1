using System;
using System.Collections.Generic;
using System.Globalization;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>Describes registries and their settings for -WhatIf, prompts, and messages.</summary>
internal static class RegistryText
{
    public const string ScanningCost = "a paid add-on that can't be disabled for this registry later";

    private const int UnitFactor = 1024;
    private static readonly string[] Units = ["bytes", "KiB", "MiB", "GiB", "TiB"];

    public static string Name(string? name, Guid? registryId) => MessageText.Name("registry", name, registryId);

    public static string GetCommand(Guid? registryId, string? name = null) => registryId is null
        ? $"Get-ContainerRegistry -Name '{name}'"
        : $"Get-ContainerRegistry -RegistryId {registryId:D}";

    public static string Describe(RegistrySpec spec) => string.Join(", ", Parts(spec));

    /// <summary>What a replacement clears, as the continuation of a sentence, or empty for nothing.</summary>
    public static string DescribeCleared(RegistrySpec spec)
    {
        List<string> cleared = [];
        if (spec.GarbageCollectionSchedule is null) cleared.Add("garbage collection schedule");
        if (spec.ApiSubnetAllowList is null) cleared.Add("allow list");
        return cleared.Count == 0
            ? ""
            : ", clear the settings that aren't specified: " + string.Join(", ", cleared);
    }

    public static string Schedule(GarbageCollectionSchedule schedule)
        => $"{string.Join(", ", schedule.Days ?? [])} at {schedule.Time}";

    public static string Subnets(IEnumerable<string> subnets) => string.Join(", ", subnets);

    public static string Size(long? bytes)
    {
        if (bytes is not { } size) return "an unknown size";
        double value = size;
        int unit = 0;
        while (value >= UnitFactor && unit < Units.Length - 1)
        {
            value /= UnitFactor;
            unit++;
        }

        return string.Format(CultureInfo.InvariantCulture, "{0:0.#} {1}", value, Units[unit]);
    }

    private static IEnumerable<string> Parts(RegistrySpec spec)
    {
        yield return spec.VulnerabilityScanning
            ? $"vulnerability scanning ({ScanningCost})"
            : "no vulnerability scanning";
        yield return spec.GarbageCollectionSchedule is { } schedule
            ? "garbage collection on " + Schedule(schedule)
            : "no garbage collection";
        yield return spec.ApiSubnetAllowList is { Count: > 0 } subnets
            ? "access only from " + Subnets(subnets)
            : "access from all subnets";
    }
}
