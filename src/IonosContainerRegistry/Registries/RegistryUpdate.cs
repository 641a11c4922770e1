using System;
using System.Collections.Generic;
using System.Linq;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Errors;

namespace IonosContainerRegistry.Registries;

/// <summary>The settings of a registry that Set-ContainerRegistry changes. What is null isn't changed.</summary>
internal sealed class RegistryUpdate
{
    public DayOfWeek[]? GarbageCollectionDay { get; init; }

    public TimeSpan? GarbageCollectionTime { get; init; }

    public bool NoGarbageCollection { get; init; }

    public bool EnableVulnerabilityScanning { get; init; }

    public string[]? ApiSubnetAllowList { get; init; }

    public string[]? AddApiSubnet { get; init; }

    public string[]? RemoveApiSubnet { get; init; }

    public bool AllowAnySubnet { get; init; }

    public bool IsEmpty => !HasSchedule && !NoGarbageCollection && !EnableVulnerabilityScanning
        && ApiSubnetAllowList is null && !ChangesAllowListInPlace && !AllowAnySubnet;

    private bool HasSchedule => GarbageCollectionDay is not null || GarbageCollectionTime is not null;

    private bool HasWholeSchedule => GarbageCollectionDay is not null && GarbageCollectionTime is not null;

    private bool HasHalfSchedule => HasSchedule && !HasWholeSchedule;

    private bool ChangesAllowListInPlace => AddApiSubnet is not null || RemoveApiSubnet is not null;

    /// <exception cref="ParameterException">Settings can't be used together.</exception>
    public void CheckCombinations()
    {
        if (NoGarbageCollection && HasSchedule)
        {
            throw ParameterException.Combination(
                "-NoGarbageCollection can't be used with -GarbageCollectionDay or -GarbageCollectionTime.");
        }

        bool[] kinds = [ApiSubnetAllowList is not null, ChangesAllowListInPlace, AllowAnySubnet];
        if (kinds.Count(isUsed => isUsed) > 1)
        {
            throw ParameterException.Combination(
                "Use only one of -ApiSubnetAllowList, -AllowAnySubnet, and -AddApiSubnet with -RemoveApiSubnet.");
        }
    }

    /// <summary>What changes whatever the registry has.</summary>
    public RegistryPatch CreatePatch() => new()
    {
        ClearSchedule = NoGarbageCollection,
        EnableVulnerabilityScanning = EnableVulnerabilityScanning,
        ApiSubnetAllowList = AllowAnySubnet ? [] : ApiSubnetAllowList,
        GarbageCollectionSchedule = HasWholeSchedule
            ? new GarbageCollectionSchedule
            {
                Days = RegistrySpecBuilder.ToNames(GarbageCollectionDay!),
                Time = GarbageCollectionSchedule.FormatTime(GarbageCollectionTime!.Value),
            }
            : null,
    };

    /// <summary>What changes depending on what the registry has, or null for nothing.</summary>
    public RegistryChange? CreateChange() => !HasHalfSchedule && !ChangesAllowListInPlace
        ? null
        : new RegistryChange
        {
            GarbageCollectionDays =
                HasHalfSchedule && GarbageCollectionDay is { } days ? RegistrySpecBuilder.ToNames(days) : null,
            GarbageCollectionTime = HasHalfSchedule ? GarbageCollectionTime : null,
            AddSubnets = AddApiSubnet ?? [],
            RemoveSubnets = RemoveApiSubnet ?? [],
        };

    /// <summary>Describes the changes for -WhatIf and prompts.</summary>
    public string Describe()
    {
        List<string> changes = [];
        if (GarbageCollectionDay is { } days)
            changes.Add("run garbage collection on " + string.Join(", ", RegistrySpecBuilder.ToNames(days)));
        if (GarbageCollectionTime is { } time) changes.Add($"run garbage collection at {time:hh\\:mm\\:ss} UTC");
        if (NoGarbageCollection) changes.Add("remove the garbage collection schedule");
        if (EnableVulnerabilityScanning) changes.Add($"enable vulnerability scanning ({RegistryText.ScanningCost})");
        if (ApiSubnetAllowList is { } subnets) changes.Add("allow access only from " + RegistryText.Subnets(subnets));
        if (AddApiSubnet is { } added) changes.Add("add to the allow list: " + RegistryText.Subnets(added));
        if (RemoveApiSubnet is { } removed) changes.Add("remove from the allow list: " + RegistryText.Subnets(removed));
        if (AllowAnySubnet) changes.Add("allow access from all subnets");
        return MessageText.Capitalize(string.Join(", ", changes));
    }
}
