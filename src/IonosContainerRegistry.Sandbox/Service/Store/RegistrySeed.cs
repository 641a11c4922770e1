using System;
using System.Collections.Generic;

namespace IonosContainerRegistry.Sandbox.Service;

/// <summary>Makes registries like those of a company; the third is still being set up.</summary>
internal static class RegistrySeed
{
    private static readonly string[] Names = ["acme-production", "acme-staging", "acme-archive"];

    private static readonly string[] Locations = ["de/txl", "de/fra", "es/vit"];

    public static IEnumerable<RegistryRecord> Make(int count, DateTimeOffset now)
    {
        for (int index = 0; index < count; index++)
        {
            string name = index < Names.Length ? Names[index] : $"acme-team-{index + 1:D4}";
            string location = Locations[index % Locations.Length];
            bool running = index != 2;
            yield return new RegistryRecord
            {
                Id = Guid.NewGuid(),
                Name = name,
                Location = location,
                HostName = running ? $"{name}.cr.{location.Replace('/', '-')}.example.com" : "",
                State = running ? "Running" : "New",
                StorageBytes = running ? 5_368_709_120L * (index + 1) : 0,
                StorageUpdatedAt = running ? now.AddHours(-1) : null,
                VulnerabilityScanning = index == 0,
                AllowList = index == 0 ? ["192.0.2.0/24"] : [],
                CreatedDate = now.AddDays(-90 + (index % 80)),
            };
        }
    }
}
