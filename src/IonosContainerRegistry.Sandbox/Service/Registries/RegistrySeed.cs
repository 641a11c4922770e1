using System;
using System.Collections.Generic;
using IonosContainerRegistry.Sandbox.Service.Data;

namespace IonosContainerRegistry.Sandbox.Service.Registries;

/// <summary>Makes registries like those of a company. The third is still being set up.</summary>
internal static class RegistrySeed
{
    private static readonly string[] Names = ["acme-production", "acme-staging", "acme-archive"];

    private static readonly string[] Locations = ["de/txl", "de/fra", "es/vit"];

    public static IEnumerable<RegistryRecord> Create(SeedValues values, int count, DateTimeOffset now)
    {
        for (int index = 0; index < count; index++)
        {
            string name = index < Names.Length ? Names[index] : $"acme-team-{index + 1:D4}";
            string location = Locations[index % Locations.Length];
            bool running = index != 2;
            var registry = new RegistryRecord
            {
                Id = values.Id(0x72656769, (ulong)index),
                Name = name,
                Location = location,
                State = running ? "Running" : "New",
                StorageBytes = running ? 5_368_709_120L * (index + 1) : 0,
                StorageUpdatedAt = running ? now.AddHours(-1) : null,
                VulnerabilityScanning = index == 0,
                AllowList = index == 0 ? ["192.0.2.0/24"] : [],
                CreatedDate = now.AddDays(-90 + (index % 80)),
            };
            yield return running ? registry with { HostName = registry.DefaultHostName } : registry;
        }
    }
}
