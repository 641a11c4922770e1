using System;
using System.Linq;
using System.Threading.Tasks;
using IonosContainerRegistry.Client.Errors;
using IonosContainerRegistry.Client.Registries;
using IonosContainerRegistry.Client.Tests.Support;
using IonosContainerRegistry.Sandbox.Service;
using Xunit;

namespace IonosContainerRegistry.Client.Tests.Registries;

/// <summary>POST and PUT of registries.</summary>
public class RegistryCreationTests
{
    public static TheoryData<string> Losses => ["408", "502", "504", "drop", "truncated", "html"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scanning_is_always_sent_because_the_service_switches_it_on_otherwise(bool scanning)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        ApiResponse<RegistryResource> created = await sandbox.Client.Registries.CreateAsync(
            new RegistrySpec { Name = "new-registry", Location = "de/fra", VulnerabilityScanning = scanning },
            null, sandbox.Observer, default);

        RegistryRecord stored = sandbox.Service.Store.FindRegistry(created.Value.Id!.Value)!;
        Assert.Equal(
            ("new-registry", "de/fra", scanning), (stored.Name, stored.Location, stored.VulnerabilityScanning));
        Assert.Equal("New", created.Value.Metadata!.State);
        string flag = scanning ? "true" : "false";
        Assert.Equal(
            """{"properties":{"name":"new-registry","location":"de/fra","""
                + "\"features\":{\"vulnerabilityScanning\":{\"enabled\":" + flag + "}}}}",
            sandbox.Service.Requests.Single().Body);
    }

    [Fact]
    public async Task Schedule_and_allow_list_are_sent()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();

        ApiResponse<RegistryResource> created =
            await sandbox.Client.Registries.CreateAsync(WholeSpec(), null, sandbox.Observer, default);

        RegistryRecord stored = sandbox.Service.Store.FindRegistry(created.Value.Id!.Value)!;
        Assert.Equal(["Monday", "Friday"], stored.GarbageCollectionDays);
        Assert.Equal("02:30:00+00:00", stored.GarbageCollectionTime);
        Assert.Equal(["10.1.2.3/8", "2001:db8::/32"], stored.AllowList);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task A_registry_that_was_created_is_reported_with_its_id_and_never_created_twice(string loss)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(LossOf(loss));

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.Client.Registries.CreateAsync(WholeSpec(), null, sandbox.Observer, default));

        RegistryRecord created = sandbox.Service.Store.Registries.Single(registry => registry.Name == "new-registry");
        Assert.Equal((CreationOutcome.Created, created.Id), (failure.Outcome, failure.ResourceId));
        Assert.Equal((null, "new-registry"), (failure.RegistryId, failure.ResourceName));
        Assert.Equal((PasswordStatus.NotIssued, true), (failure.PasswordStatus, failure.MatchesRequest));
        Assert.Equal(1, sandbox.Count("POST"));
    }

    [Fact]
    public async Task A_registry_that_was_not_created_is_looked_for_twice()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.CreateRegistry, Status = 502 });

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.Client.Registries.CreateAsync(WholeSpec(), null, sandbox.Observer, default));

        Assert.Equal((CreationOutcome.Unconfirmed, null), (failure.Outcome, failure.ResourceId));
        Assert.Equal(["POST", "GET", "GET"], sandbox.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task An_older_registry_of_the_name_is_not_taken_for_the_new_one()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.CreateRegistry, Status = 502 });
        RegistrySpec spec = WholeSpec();
        spec.Name = sandbox.Service.Store.Registries[1].Name;

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.Client.Registries.CreateAsync(spec, null, sandbox.Observer, default));

        Assert.Equal(CreationOutcome.OwnershipUnknown, failure.Outcome);
        Assert.Equal((true, false), (failure.ExistedBefore, failure.MatchesRequest));
    }

    [Theory]
    [InlineData("location")]
    [InlineData("scanning")]
    [InlineData("days")]
    [InlineData("time")]
    [InlineData("allow list")]
    public async Task A_registry_that_appeared_meanwhile_with_other_settings_has_an_unknown_owner(string difference)
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.CreateRegistry, Status = 504 });
        RegistryRecord other = new()
        {
            Id = Guid.NewGuid(),
            Name = "new-registry",
            Location = difference == "location" ? "de/txl" : "de/fra",
            VulnerabilityScanning = difference != "scanning",
            GarbageCollectionDays = difference == "days" ? ["Sunday"] : ["Friday", "Monday"],
            GarbageCollectionTime = difference == "time" ? "02:31:00+00:00" : "04:30:00+02:00",
            AllowList = difference == "allow list" ? ["10.0.0.0/8"] : ["2001:db8::/32", "10.0.0.0/8"],
            CreatedDate = sandbox.Clock.GetUtcNow(),
        };
        sandbox.Service.Store.AddRegistry(other);

        var failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.Client.Registries.CreateAsync(WholeSpec(), null, sandbox.Observer, default));

        Assert.Equal((CreationOutcome.OwnershipUnknown, other.Id), (failure.Outcome, failure.ResourceId));
        Assert.Equal((false, false), (failure.ExistedBefore, failure.MatchesRequest));

        sandbox.Service.Store.ReplaceRegistry(other with
        {
            Location = "de/fra",
            VulnerabilityScanning = true,
            GarbageCollectionDays = ["Friday", "Monday"],
            GarbageCollectionTime = "04:30:00+02:00",
            AllowList = ["2001:db8::/32", "10.0.0.0/8"],
        });
        failure = await Assert.ThrowsAsync<CreationOutcomeException>(
            () => sandbox.Client.Registries.CreateAsync(WholeSpec(), null, sandbox.Observer, default));
        Assert.Equal(CreationOutcome.Created, failure.Outcome);
    }

    [Fact]
    public async Task A_taken_name_is_a_plain_failure()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        RegistrySpec spec = WholeSpec();
        spec.Name = sandbox.Service.Store.Registries[1].Name;

        var failure = await Assert.ThrowsAsync<RegistryApiException>(
            () => sandbox.Client.Registries.CreateAsync(spec, null, sandbox.Observer, default));

        Assert.Equal((409, false), (failure.StatusCode, failure.MightHaveBeenApplied));
        Assert.Single(sandbox.Service.Requests);
    }

    [Fact]
    public async Task An_id_that_is_missing_in_the_response_is_looked_up()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        sandbox.Service.Faults.Add(new Fault { Operation = Operations.CreateRegistry, MissingFields = ["id"] });

        ApiResponse<RegistryResource> created =
            await sandbox.Client.Registries.CreateAsync(WholeSpec(), null, sandbox.Observer, default);

        Assert.Equal("new-registry", sandbox.Service.Store.FindRegistry(created.Value.Id!.Value)!.Name);
        Assert.Equal(1, sandbox.Count("POST"));
    }

    [Fact]
    public async Task Replacing_sends_everything_and_clears_the_rest()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        RegistryRecord before = sandbox.Service.Store.Registries[1];
        RegistrySpec spec = new() { Name = before.Name, Location = before.Location, VulnerabilityScanning = false };

        ApiResponse<RegistryResource> replaced =
            await sandbox.Client.Registries.ReplaceAsync(before.Id, spec, null, sandbox.Observer, default);

        Assert.Equal(before.Id, replaced.Value.Id);
        Assert.Empty(sandbox.Service.Store.FindRegistry(before.Id)!.GarbageCollectionDays);
        Assert.Equal($"PUT /registries/{before.Id}", sandbox.Sent.Single());
    }

    [Fact]
    public async Task Replacing_an_unknown_id_creates_a_registry_with_it()
    {
        await using SandboxClient sandbox = await SandboxClient.StartAsync();
        Guid id = Guid.NewGuid();

        await sandbox.Client.Registries.ReplaceAsync(id, WholeSpec(), null, sandbox.Observer, default);

        Assert.Equal("new-registry", sandbox.Service.Store.FindRegistry(id)!.Name);
    }

    private static RegistrySpec WholeSpec() => new()
    {
        Name = "new-registry",
        Location = "de/fra",
        VulnerabilityScanning = true,
        GarbageCollectionSchedule = new GarbageCollectionSchedule
        {
            Days = ["Monday", "Friday"],
            Time = GarbageCollectionSchedule.FormatTime(new TimeSpan(2, 30, 0)),
        },
        ApiSubnetAllowList = ["10.1.2.3/8", "2001:db8::/32"],
    };

    private static Fault LossOf(string loss) => loss switch
    {
        "drop" => new Fault { Method = "POST", Apply = true, Drop = true },
        "truncated" => new Fault { Method = "POST", Truncate = true },
        "html" => new Fault { Method = "POST", TransformBody = _ => "<html>", ContentType = "text/html" },
        _ => new Fault { Method = "POST", Apply = true, Status = int.Parse(loss) },
    };
}
