using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IonosContainerRegistry.Client;
using IonosContainerRegistry.Client.Registries;

namespace IonosContainerRegistry.Conformance;

/// <summary>Every call for registries, with nothing in its way.</summary>
internal static class RegistryChecks
{
    private const string Location = "de/fra";

    private static readonly CancellationToken None = CancellationToken.None;

    public static Check[] All =>
    [
        new("registries are listed", ListAsync),
        new("a registry is read", GetAsync),
        new("locations are listed", ListLocationsAsync),
        new("names are checked", CheckNamesAsync),
        new("a registry is created, changed, replaced and deleted", ChangeAsync),
    ];

    private static async Task ListAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        RegistryResource[] registries = await Lists.ReadAllAsync(client.Registries.List(2, null));
        Expect.Equal(3, registries.Select(registry => registry.Id).Distinct().Count(), "registries");
    }

    private static async Task GetAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        ApiResponse<RegistryResource> response = await client.Registries.GetAsync(bed.Registry, null, None);
        Expect.Equal(200, response.Response.StatusCode, "status");
        Expect.True(response.Response.ServerTime is not null, "the response has no Date");
        Expect.True(response.Value.Metadata?.CreatedDate is not null, "the registry has no created date");
        Expect.True(!string.IsNullOrEmpty(response.Value.Properties?.Hostname), "the registry has no host name");
    }

    private static async Task ListLocationsAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        LocationResource[] locations = await Lists.ReadAllAsync(client.Registries.ListLocations(null));
        Expect.True(locations.Any(location => location.Id == Location), $"{Location} isn't listed");
    }

    private static async Task CheckNamesAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        string taken = (await client.Registries.GetAsync(bed.Registry, null, None)).Value.Properties!.Name!;
        RegistryNameChecker checker = client.Registries.CreateNameChecker();
        Expect.Equal(RegistryNameStatus.Taken, (await checker.CheckAsync(taken, null, None)).Status, taken);
        Expect.Equal(RegistryNameStatus.Free, (await checker.CheckAsync("free-name", null, None)).Status, "free-name");
        Expect.Equal(RegistryNameStatus.Malformed, (await checker.CheckAsync("No_Name", null, None)).Status, "No_Name");
    }

    private static async Task ChangeAsync(TestBed bed)
    {
        using RegistryClient client = bed.Connect();
        RegistrySpec spec = new()
        {
            Name = "created",
            Location = Location,
            GarbageCollectionSchedule = new() { Days = ["Saturday"], Time = "01:30:00Z" },
            ApiSubnetAllowList = ["192.0.2.0/24"],
        };
        Guid id = (await client.Registries.CreateAsync(spec, null, null, None)).Value.Id!.Value;
        RegistryResource running = (await client.Registries.WaitUntilRunningAsync(id, new(), null, None)).Value;
        Expect.True(!string.IsNullOrEmpty(running.Properties!.Hostname), "the registry has no host name");

        RegistryChange change = new() { GarbageCollectionTime = TimeSpan.FromHours(2), AddSubnets = ["198.51.100.7"] };
        RegistryResource changed = (await client.Registries.UpdateAsync(id, new(), change, null, null, None)).Value;
        Expect.Equal(2, changed.Properties!.ApiSubnetAllowList!.Count, "subnets");
        Expect.Equal("Saturday", changed.Properties.GarbageCollectionSchedule!.Days!.Single(), "day");

        changed =
            (await client.Registries.UpdateAsync(id, new() { ClearSchedule = true }, null, null, null, None)).Value;
        Expect.True(changed.Properties!.GarbageCollectionSchedule is null, "the schedule is still there");

        spec.ApiSubnetAllowList = null;
        changed = (await client.Registries.ReplaceAsync(id, spec, null, null, None)).Value;
        Expect.Equal(0, changed.Properties!.ApiSubnetAllowList?.Count ?? 0, "subnets");

        await client.Registries.DeleteAsync(id, null, null, None);
        ResponseMetadata gone = await client.Registries.WaitUntilDeletedAsync(id, new(), null, None);
        Expect.Equal(404, gone.StatusCode, "status");
    }
}
