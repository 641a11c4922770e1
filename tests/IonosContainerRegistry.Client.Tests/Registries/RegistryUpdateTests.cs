using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Registries;

/// <summary>PATCH and DELETE of registries. The first one has an allow list of 192.0.2.0/24.</summary>
public class RegistryUpdateTests
{
    public static TheoryData<string, RegistryPatch> Patches => new()
    {
        { "{}", new RegistryPatch() },
        { """{"garbageCollectionSchedule":null}""", new RegistryPatch { ClearSchedule = true } },
        {
            """{"features":{"vulnerabilityScanning":{"enabled":true}}}""",
            new RegistryPatch { EnableVulnerabilityScanning = true }
        },
        { """{"apiSubnetAllowList":[]}""", new RegistryPatch { ApiSubnetAllowList = [] } },
        { """{"apiSubnetAllowList":["::1"]}""", new RegistryPatch { ApiSubnetAllowList = ["::1"] } },
        {
            """{"garbageCollectionSchedule":{"days":["Friday"],"time":"23:59:58Z"}}""",
            new RegistryPatch
            {
                GarbageCollectionSchedule = new GarbageCollectionSchedule
                {
                    Days = ["Friday"], Time = GarbageCollectionSchedule.FormatTime(new TimeSpan(23, 59, 58)),
                },
            }
        },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task A_patch_is_bare_and_contains_only_what_changes(string body, RegistryPatch patch)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        ApiResponse<RegistryResource> changed = await sandbox.Client.Registries.UpdateAsync(
            sandbox.RegistryId, patch, null, null, sandbox.Observer, default);

        Assert.Equal(sandbox.RegistryId, changed.Value.Id);
        Assert.Equal(body, sandbox.Service.Requests.Single().Body);
    }

    [Fact]
    public async Task The_missing_half_of_a_schedule_is_read_first()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        await ChangeAsync(sandbox, new RegistryChange { GarbageCollectionTime = new TimeSpan(4, 5, 6) });
        await ChangeAsync(sandbox, new RegistryChange { GarbageCollectionDays = ["Monday", "Tuesday"] });

        RegistryRecord changed = sandbox.Service.Store.FindRegistry(sandbox.RegistryId)!;
        Assert.Equal(["Monday", "Tuesday"], changed.GarbageCollectionDays);
        Assert.Equal("04:05:06+00:00", changed.GarbageCollectionTime);
        Assert.Equal(["GET", "PATCH", "GET", "PATCH"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Half_a_schedule_is_refused_if_the_registry_has_none()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Replace(sandbox, registry => registry with { GarbageCollectionDays = [], GarbageCollectionTime = "" });

        var failure = await Assert.ThrowsAsync<RegistryChangeException>(
            () => ChangeAsync(sandbox, new RegistryChange { GarbageCollectionTime = TimeSpan.Zero }));

        Assert.Equal(RegistryChangeProblem.ScheduleIncomplete, failure.Problem);
        Assert.Equal((sandbox.RegistryId, 200), (failure.Registry.Id, failure.Response.StatusCode));
        Assert.Equal(["GET"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("garbageCollectionSchedule", "rubbish")]
    [InlineData("days", "rubbish")]
    [InlineData("apiSubnetAllowList", "rubbish")]
    public async Task What_can_not_be_read_is_not_sent_back(string field, string value)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(
            new Fault { Method = "GET", OddFields = new Dictionary<string, object?> { [field] = value } });
        RegistryChange change = new() { GarbageCollectionTime = TimeSpan.Zero, AddSubnets = ["10.0.0.1"] };

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => ChangeAsync(sandbox, change));

        Assert.Equal((FailureDetail.UnexpectedValue, false), (failure.Detail, failure.MightHaveBeenApplied));
        Assert.Equal(["GET"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Entries_are_added_and_removed_with_one_get_and_one_patch()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Replace(sandbox, registry => registry with { AllowList = ["192.0.2.7/24", "10.0.0.1", "2001:db8::/32"] });

        await ChangeAsync(
            sandbox,
            new RegistryChange
            {
                AddSubnets = ["10.0.0.2", "2001:0DB8:1::/32"],
                RemoveSubnets = ["192.0.2.0/24", "10.0.0.1/32"],
            });

        Assert.Equal(["2001:db8::/32", "10.0.0.2"], sandbox.Service.Store.FindRegistry(sandbox.RegistryId)!.AllowList);
        Assert.Equal(["GET", "PATCH"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Nothing_is_sent_if_nothing_would_change()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        ApiResponse<RegistryResource> unchanged = await ChangeAsync(
            sandbox,
            new RegistryChange
            {
                AddSubnets = ["192.0.2.9/24"],
                RemoveSubnets = ["10.0.0.0/8"],
                GarbageCollectionTime = new TimeSpan(1, 23, 0),
            });

        Assert.Equal(sandbox.RegistryId, unchanged.Value.Id);
        Assert.Equal(["GET"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task The_last_entry_is_not_removed_because_everyone_could_connect_then()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        var failure = await Assert.ThrowsAsync<RegistryChangeException>(
            () => ChangeAsync(sandbox, new RegistryChange { RemoveSubnets = ["192.0.2.0/24"] }));

        Assert.Equal(RegistryChangeProblem.NoSubnetLeft, failure.Problem);
        Assert.Equal(["192.0.2.0/24"], sandbox.Service.Store.FindRegistry(sandbox.RegistryId)!.AllowList);
    }

    [Fact]
    public async Task More_than_25_entries_are_refused_before_the_patch()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        string[] subnets = [.. Enumerable.Range(1, 25).Select(i => $"10.0.0.{i}")];

        await ChangeAsync(sandbox, new RegistryChange { AddSubnets = subnets[..24] });
        var failure = await Assert.ThrowsAsync<RegistryChangeException>(
            () => ChangeAsync(sandbox, new RegistryChange { AddSubnets = subnets }));

        Assert.Equal(RegistryChangeProblem.TooManySubnets, failure.Problem);
        Assert.Equal(25, failure.Registry.Properties!.ApiSubnetAllowList!.Count);
        Assert.Equal(["GET", "PATCH", "GET"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_patch_without_a_usable_response_might_have_been_applied()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Method = "PATCH", Apply = true, Status = 504 });

        var failure = await Assert.ThrowsAsync<RegistryApiException>(() => sandbox.Client.Registries.UpdateAsync(
            sandbox.RegistryId, new RegistryPatch { ClearSchedule = true }, null, null, sandbox.Observer, default));

        Assert.True(failure.MightHaveBeenApplied);
    }

    [Fact]
    public async Task A_registry_that_is_gone_after_a_lost_response_was_deleted()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync(
            new RegistryServiceOptions { Tokens = 1, ReadsPerState = 0 });
        sandbox.Service.Faults.Add(new Fault { Method = "DELETE", Apply = true, Drop = true, Times = 1 });
        Guid id = sandbox.RegistryId;

        ResponseMetadata response = await sandbox.Client.Registries.DeleteAsync(id, null, sandbox.Observer, default);

        Assert.Equal(404, response.StatusCode);
        Assert.Equal(2, sandbox.Count("DELETE"));
        Assert.False(sandbox.Service.Store.HasRegistry(id));
    }

    [Fact]
    public async Task A_registry_that_never_existed_is_not_found()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Registries.DeleteAsync(Guid.NewGuid(), null, sandbox.Observer, default));

        Assert.Equal((404, false), (failure.StatusCode, failure.MightHaveBeenApplied));
    }

    private static Task<ApiResponse<RegistryResource>> ChangeAsync(SandboxClient sandbox, RegistryChange change)
        => sandbox.Client.Registries.UpdateAsync(
            sandbox.RegistryId, new RegistryPatch(), change, null, sandbox.Observer, default);

    private static void Replace(SandboxClient sandbox, Func<RegistryRecord, RegistryRecord> change)
        => sandbox.Service.Store.ReplaceRegistry(change(sandbox.Service.Store.FindRegistry(sandbox.RegistryId)!));
}
